/** All files below a folder. */

import type { Dirent } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { posix } from 'node:path'
import type { Message } from '../diagnostics/message.ts'
import { reasonOf } from '../store/reason-of.ts'
import { checkLink } from './check-link.ts'
import { messageOf } from './message-of.ts'

export type Found = { path: string } | { problem: Message }

/**
 * Every file below `folder`, sorted by the code units of whole paths, with `/` between folders. Hidden entries and
 * `node_modules` are passed over; links to folders are not followed, links to files only where they stay below `folder`.
 * Lists one folder at a time: the recursive listing of Node 20 loses files without a word, and globbing libraries pass over
 * folders that they cannot list.
 */
export async function* walkFolder(folder: string): AsyncGenerator<Found> {
  const waiting: Entry[] = [{ path: folder, kind: 'folder' }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === 'file') yield { path: next.path }
    else if (next.kind === 'link') yield* followLink(next.path, folder)
    else {
      const listed = await list(next.path)
      if ('problem' in listed) yield listed
      else for (const entry of listed.entries) waiting.push(entry)
    }
  }
}

interface Entry {
  path: string
  kind: 'file' | 'folder' | 'link'
}

/** What stands in a folder, the last first. */
async function list(folder: string): Promise<{ entries: Entry[] } | { problem: Message }> {
  try {
    const found = await readdir(folder, { withFileTypes: true })
    const entries = found
      .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
      .map((entry): Entry => ({ path: posix.join(folder, entry.name), kind: kindOf(entry) }))
    // What is in a folder sorts by the `/` that follows its name.
    const keys = new Map(entries.map((entry) => [entry, entry.kind === 'folder' ? `${entry.path}/` : entry.path]))
    return { entries: entries.sort((a, b) => ((keys.get(a) ?? '') < (keys.get(b) ?? '') ? 1 : -1)) }
  } catch (error) {
    return { problem: messageOf(folder, 'source/unreadable', { reason: reasonOf(error) }) }
  }
}

function kindOf(entry: Dirent): Entry['kind'] {
  if (entry.isDirectory()) return 'folder'
  return entry.isSymbolicLink() ? 'link' : 'file'
}

async function* followLink(path: string, root: string): AsyncGenerator<Found> {
  const problem = await checkLink(path, root)
  if (problem) yield { problem }
  else if (!(await stat(path)).isDirectory()) yield { path }
}
