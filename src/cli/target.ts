/** Where `import` puts records: stdout, or a store. */

import type { Article } from '../article/article.ts'
import type { Message } from '../diagnostics/message.ts'
import type { CollisionMode } from '../store/names.ts'
import { openStore, storeKind } from '../store/open-store.ts'
import { nowhere, type RecordFormat, type RecordWriter, streamRecords } from '../store/records.ts'
import type { Memory, Way, Written } from '../store/store.ts'
import { printable } from './printable.ts'
import { type Output, send } from './terminal.ts'
import { collisionMessages, countsText, noneWritten } from './written.ts'

export interface Target {
  /** What earlier runs read, if the target knows. */
  memory?: Memory
  /** Keeps one article; says what was odd about that. */
  put(article: Article): Promise<Message[]>
  /** Ends it well; gives a line that says what was done, if there is more to say than how many articles there were. */
  close(): Promise<string | undefined>
  /** Ends it early and leaves nothing half done. */
  abort(): Promise<void>
}

export interface TargetOptions {
  /** A path; stdout if there is none. */
  to?: string | undefined
  /** Whether stdout, where no path is given, is for something else. */
  isSilent?: boolean
  format?: RecordFormat | undefined
  onCollision: CollisionMode
  dryRun: boolean
  /** How the sources are read, if what was read before may stand for what would be. */
  way?: Way | undefined
  stdout: Output
}

/** Opens the target of a run. Throws `StoreError` if the path is none that records can be put into. */
export async function openTarget(options: TargetOptions): Promise<Target> {
  const { to, isSilent, format, dryRun, stdout } = options
  if (to !== undefined) return storeTarget(to, options)
  return streamTarget(dryRun || isSilent ? nowhere : streamRecords(stdout.stream, format ?? 'ndjson'))
}

function streamTarget(records: RecordWriter): Target {
  return {
    async put(article) {
      await records.write(article)
      return []
    },
    async close() {
      await records.close()
      return undefined
    },
    abort: () => records.abort(),
  }
}

async function storeTarget(path: string, { format, onCollision, dryRun, way, stdout }: TargetOptions): Promise<Target> {
  const store = await openStore(path, { format, dryRun })
  const run = await store.begin({ onCollision, dryRun, way })
  const counts = noneWritten()
  // A file is replaced as a whole: nobody need be told what became of each record.
  const tells = storeKind(path) !== 'file'
  return {
    ...(run.memory && { memory: run.memory }),
    async put(article) {
      const written = await run.put(article)
      counts[written.kind] += 1
      if (dryRun && tells) await sendPlan(stdout, written, article)
      return collisionMessages(written, article, onCollision)
    },
    async close() {
      await run.finish()
      await store.close()
      return tells ? `${path}: ${countsText(counts)}${dryRun ? ' (dry run: nothing is written)' : ''}` : undefined
    },
    async abort() {
      await run.abort()
      await store.close()
    },
  }
}

async function sendPlan(stdout: Output, written: Written, article: Article): Promise<void> {
  await send(stdout, `${plans[written.kind]}  ${printable(written.name)}  ${printable(article.source.path)}\n`)
}

/** The plan of a dry run, all as wide. */
const plans: Record<Written['kind'], string> = {
  created: 'create  ',
  updated: 'update  ',
  same: 'same    ',
  taken: 'conflict',
}
