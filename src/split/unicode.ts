/** Byte order marks, and the Unicode encodings that need no table. */

export interface Bom {
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be'
  /** Bytes of the mark. */
  length: number
}

/** Unicode 16, section 23.8, table 23-6. UTF-32LE stands before UTF-16LE, whose mark it begins with. */
const marks: [bytes: number[], encoding: Bom['encoding']][] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe, 0x00, 0x00], 'utf-32le'],
  [[0x00, 0x00, 0xfe, 0xff], 'utf-32be'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
]

/** The byte order mark at the beginning, if there is one. */
export function findBom(bytes: Uint8Array): Bom | undefined {
  const found = marks.find(([mark]) => mark.every((byte, index) => bytes[index] === byte))
  return found && { encoding: found[1], length: found[0].length }
}

/**
 * UTF-16 that lost its mark: among the first 1,024 bytes, at least one in five is NUL, and all NULs are on the even
 * offsets (big-endian) or all on the odd ones. Holds for markup and western text; other scripts have too few NULs.
 */
export function findUtf16WithoutBom(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const sample = bytes.subarray(0, 1024)
  let even = 0
  let odd = 0
  for (let i = 0; i < sample.length; i++) {
    if (sample[i] !== 0) continue
    if (i % 2) odd++
    else even++
  }
  if ((even + odd) * 5 < sample.length) return undefined
  if (even === 0) return 'utf-16le'
  return odd === 0 ? 'utf-16be' : undefined
}

/**
 * Decodes UTF-32, which no browser and so no `TextDecoder` knows. What is no character becomes U+FFFD, or throws a
 * `TypeError` if `fatal`.
 */
export function decodeUtf32(bytes: Uint8Array, littleEndian: boolean, fatal: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const characters: string[] = []
  for (let at = 0; at < bytes.length; at += 4) {
    const code = at + 4 <= bytes.length ? view.getUint32(at, littleEndian) : Number.NaN
    if (isScalar(code)) characters.push(String.fromCodePoint(code))
    else if (fatal) throw new TypeError('not UTF-32')
    else characters.push('\ufffd')
  }
  return characters.join('')
}

const isScalar = (code: number) => code < 0xd800 || (code > 0xdfff && code <= 0x10ffff)
