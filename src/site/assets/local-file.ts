/** Which file of the disk the URL of an image names. */

import { realpath } from 'node:fs/promises'
import { join, sep } from 'node:path'
import type { Problem } from '../../diagnostics/problem.ts'

/** Where the URLs of an article lead, if they are local. */
export interface AssetPlace {
  /** The folder that relative URLs stand in: that of the source. */
  folder: string
  /** The folder of all sources, where `/` begins, and which is not left. */
  root: string
}

export type LocalFile = { file: string } | { problem: Problem }

/**
 * Finds the file of a URL without host, by its real path: neither `..` nor a link leads out of the root. Gives nothing
 * for a URL of the web.
 */
export async function findLocalFile(url: string, { folder, root }: AssetPlace): Promise<LocalFile | undefined> {
  if (elsewhere.test(url)) return undefined
  const path = decoded(url.replace(/[?#].*$/s, ''))
  if (path === '' || path.includes('\0')) return undefined
  const inside = await realpath(root)
  const file = await realpath(path.startsWith('/') ? join(root, path) : join(folder, path)).catch(() => undefined)
  if (file === undefined) return { problem: { id: 'site/no-file', details: { url } } }
  if (!file.startsWith(inside.endsWith(sep) ? inside : inside + sep))
    return { problem: { id: 'site/file-outside', details: { url, root } } }
  return { file }
}

/** A scheme or a host, also as browsers read them: with spaces before, and `\` for `/`. */
const elsewhere = /^\s*(?:[a-z][a-z0-9+.-]*:|[\\/]{2})/i

/** What is percent-encoded, if it is so as a whole; `100%.png` is a name as well. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
