/** Tells text from everything else. */

import { headOf } from './head-of.ts'
import { findBom, findUtf16WithoutBom } from './unicode.ts'

/** The first bytes of file types that end up in article folders by mistake, one character a byte. */
const magics: [magic: string, name: string][] = [
  ['\x89PNG', 'PNG image'],
  ['\xff\xd8\xff', 'JPEG image'],
  ['GIF87a', 'GIF image'],
  ['GIF89a', 'GIF image'],
  ['II*\0', 'TIFF image'],
  ['MM\0*', 'TIFF image'],
  ['%PDF-', 'PDF document'],
  ['\xd0\xcf\x11\xe0', 'old Office document'],
  ['PK\x03\x04', 'ZIP archive, or a document packed as one (docx, odt, epub)'],
  ['PK\x05\x06', 'empty ZIP archive'],
  ['7z\xbc\xaf', '7-Zip archive'],
  ['Rar!\x1a', 'RAR archive'],
  ['\xfd7zXZ', 'xz archive'],
  ['\x28\xb5\x2f\xfd', 'Zstandard archive'],
  ['BZh91AY&SY', 'bzip2 archive'],
  ['\x1f\x8b', 'gzip archive inside a gzip archive'],
  ['SQLite format 3\0', 'SQLite database'],
  ['\x7fELF', 'ELF program'],
  ['\xcf\xfa\xed\xfe', 'Mach-O program'],
  ['\xca\xfe\xba\xbe', 'Java class'],
  ['\0asm', 'WebAssembly module'],
  ['ID3\x03', 'MP3 audio'],
  ['ID3\x04', 'MP3 audio'],
  ['OggS\0', 'Ogg audio'],
]

/** Says that the bytes are not text, and what they look like if that is known. Looks at the first 8,192 bytes. */
export function findBinaryKind(bytes: Uint8Array): { looksLike?: string } | undefined {
  const bom = findBom(bytes)
  if ((bom && bom.encoding !== 'utf-8') || findUtf16WithoutBom(bytes)) return undefined
  const head = headOf(bytes, 16)
  const known = magics.find(([magic]) => head.startsWith(magic))
  if (known) return { looksLike: known[1] }
  const sample = bytes.subarray(0, sampleBytes)
  const share = controlShare(sample)
  return share > maxInUtf8 || (share > maxControlShare && !isUtf8(sample)) ? {} : undefined
}

/** Whether the bytes hold nothing but white space, NULs and a byte order mark. Stops at the first byte that says no. */
export function isBlank(bytes: Uint8Array): boolean {
  return bytes.subarray(findBom(bytes)?.length ?? 0).every((byte) => byte <= 0x20)
}

const sampleBytes = 8192

/** One in fifty: a stray NUL leaves a page readable; random bytes have one control character in nine. */
const maxControlShare = 0.02

/** One in four: what is UTF-8 throughout is text, though what wrote it turned its quotation marks into control characters. */
const maxInUtf8 = 0.25

/** Whether the first bytes of a source are UTF-8; they may end within a character. */
function isUtf8(sample: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(sample, { stream: true })
    return true
  } catch {
    return false
  }
}

function controlShare(bytes: Uint8Array): number {
  let count = 0
  for (let at = 0; at < bytes.length; at++) if (isControl(bytes[at] ?? 0)) count++
  return count / bytes.length
}

/** Tab, line breaks, form feed (09–0D) and the escape of ISO-2022-JP (1B) stand in texts; the other controls do not. */
function isControl(byte: number): boolean {
  return (byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1b) || byte === 0x7f
}
