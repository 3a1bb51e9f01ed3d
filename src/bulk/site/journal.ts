/** The answers of an unfinished run, in a folder: who runs it again gets them from there, and asks only for the rest. */

import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, rmdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { writeWhole } from '../../store/write-file.ts'

/** An answer as far as reading a site needs it. */
export const Kept = z.object({
  /** JSON. */
  text: z.string(),
  /** What stood round the JSON. */
  noise: z.string().optional(),
  /** Entries and pages of the list. */
  total: z.number().optional(),
  pages: z.number().optional(),
})
export type Kept = z.infer<typeof Kept>

export interface Journal {
  /**
   * What an earlier run was told when it asked this the same number of times, and when. A run asks the same things in
   * the same order, so that with the answers of a run that was cut it comes to the same end.
   */
  take(question: string): Promise<{ kept: Kept; since: Date } | undefined>
  /** Keeps the answer to what was asked last. */
  keep(question: string, kept: Kept): Promise<void>
  /** Takes the answers away: nothing is left to go on with. */
  clear(): Promise<void>
}

/** Opens the journal in `folder`, which is made when there is something to keep; only its owner may read it. */
export function openJournal(folder: string): Journal {
  const asked = new Map<string, number>()
  const pathOf = (question: string) => {
    const hash = createHash('sha256').update(question).digest('hex').slice(0, 40)
    return join(folder, `${hash}-${asked.get(question) ?? 0}.json`)
  }
  return {
    async take(question) {
      asked.set(question, (asked.get(question) ?? 0) + 1)
      const path = pathOf(question)
      const kept = keptIn((await readFile(path, 'utf8').catch(ifMissing)) ?? '')
      return kept && { kept, since: (await stat(path)).mtime }
    },
    async keep(question, kept) {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      await writeWhole(pathOf(question), JSON.stringify(kept))
    },
    async clear() {
      const names = (await readdir(folder).catch(ifMissing)) ?? []
      for (const name of names) if (ownName.test(name)) await rm(join(folder, name), { force: true })
      // What else lies there is not ours.
      await rmdir(folder).catch(() => {})
    },
  }
}

/** A run that keeps nothing. */
export const noJournal: Journal = { take: async () => undefined, keep: async () => {}, clear: async () => {} }

/** Also the drafts that a killed run leaves. */
const ownName = /^\.?[0-9a-f]{40}-\d+\.json(?:\.tmp)?$/

/** What a file holds; nothing if a crash of the machine left it empty. */
function keptIn(text: string): Kept | undefined {
  try {
    return Kept.parse(JSON.parse(text))
  } catch {
    return undefined
  }
}

function ifMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
