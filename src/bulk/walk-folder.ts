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
 * Every file below `folder`, in no particular order, with `/` between folders. Hidden entries and
 * `node_modules` are passed over; links to folders are not followed, links to files only where they stay below `folder`.
 * Lists one folder at a time: the recursive listing of Node 20 loses files without a word, and globbing libraries pass over
 * folders that they cannot list.
 */
export async function* walkFolder(folder: string): AsyncGenerator<Found> {
  const waiting = [folder]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const listed = await list(next)
    if ('problem' in listed) {
      yield listed
      continue
    }
    for (const entry of listed.entries) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
      const path = posix.join(next, entry.name)
      if (entry.isDirectory()) waiting.push(path)
      else if (!entry.isSymbolicLink()) yield { path }
      else yield* followLink(path, folder)
    }
  }
}

async function list(folder: string): Promise<{ entries: Dirent[] } | { problem: Message }> {
  try {
    return { entries: await readdir(folder, { withFileTypes: true }) }
  } catch (error) {
    return { problem: messageOf(folder, 'source/unreadable', { reason: reasonOf(error) }) }
  }
}

async function* followLink(path: string, root: string): AsyncGenerator<Found> {
  const problem = await checkLink(path, root)
  if (problem) yield { problem }
  else if (!(await stat(path)).isDirectory()) yield { path }
}
