/** Files that are there whole or not at all. */

import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Change } from './store.ts'

/**
 * Writes a file by way of a hidden one beside it, so that a killed run leaves the old content or the new. A file that
 * holds the content already is not touched. With `dryRun` it only says what it would do.
 */
export async function writeWhole(path: string, content: string | Uint8Array, { dryRun = false } = {}): Promise<Change> {
  const change = await plannedChange(path, Buffer.from(content))
  if (dryRun || change === 'same') return change
  const draft = draftPath(path)
  try {
    await writeFile(draft, content)
    await rename(draft, path)
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  }
  return change
}

/** Where a file is written before it gets its name; the same in every run, so that the next one clears a killed one's away. */
export function draftPath(path: string): string {
  return join(dirname(path), `.${basename(path)}.tmp`)
}

async function plannedChange(path: string, bytes: Buffer): Promise<Change> {
  const found = await stat(path).catch(ifMissing)
  if (!found) return 'created'
  if (found.size !== bytes.length) return 'updated'
  return (await readFile(path)).equals(bytes) ? 'same' : 'updated'
}

function ifMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
