/** The one way from a slug to the name of a file. */

/** Bytes of UTF-8 that a name may take with its extension; every common file system allows 255, encrypted ones 143. */
export const maxNameBytes = 100

/**
 * A file name that any file system takes and that cannot leave its folder: NFC, lower case, letters, digits, `-`, `_` and
 * inner dots, at most 100 bytes, never one of Windows' device names. `extension` comes with its dot.
 */
export function fileName(slug: string, extension: string, suffix = ''): string {
  const safe = trimEnds(slug.normalize('NFC').toLowerCase().normalize('NFC').replace(unsafe, '-').replace(dotRuns, '.'))
  const room = maxNameBytes - Buffer.byteLength(suffix + extension) - 1
  const stem = trimEnds(cutBytes(safe, room)) || 'untitled'
  return `${devices.test(stem) ? '_' : ''}${stem}${suffix}${extension}`
}

/** The form in which two names are the same file on some file system: full case folding, then NFC (APFS, NTFS). */
export function nameKey(name: string): string {
  return name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC')
}

function trimEnds(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && edges.has(text.charAt(start))) start += 1
  while (end > start && edges.has(text.charAt(end - 1))) end -= 1
  return text.slice(start, end)
}

/** The longest beginning of `text` that takes at most `bytes` bytes and cuts no character in two. */
function cutBytes(text: string, bytes: number): string {
  if (Buffer.byteLength(text) <= bytes) return text
  let size = 0
  let end = 0
  for (const character of text) {
    size += Buffer.byteLength(character)
    if (size > bytes) break
    end += character.length
  }
  return text.slice(0, end)
}

// A lone surrogate is none of the letters, marks and digits, so it is replaced too.
const unsafe = /[^\p{L}\p{M}\p{N}._-]+/gu
const dotRuns = /\.{2,}/g
const edges = new Set(['.', '-', ' '])

// https://learn.microsoft.com/windows/win32/fileio/naming-a-file: reserved also when an extension follows.
const devices = /^(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/
