/** One character of UTF-8. */

/**
 * The bytes of the character at `at`; `bad` if there is none, `cut` if the bytes end in the middle of one.
 * The ranges are those of Unicode 16, table 3-7.
 */
export function utf8Length(bytes: Uint8Array, at: number): number | 'bad' | 'cut' {
  const lead = bytes[at] ?? 0
  if (lead < 0x80) return 1
  const row = rows.find(([first, last]) => lead >= first && lead <= last)
  if (!row) return 'bad'
  const [, , length, low, high] = row
  for (let index = 1; index < length; index++) {
    const next = bytes[at + index]
    if (next === undefined) return 'cut'
    if (next < (index === 1 ? low : 0x80) || next > (index === 1 ? high : 0xbf)) return 'bad'
  }
  return length
}

const rows: [first: number, last: number, length: number, low: number, high: number][] = [
  [0xc2, 0xdf, 2, 0x80, 0xbf],
  [0xe0, 0xe0, 3, 0xa0, 0xbf],
  [0xe1, 0xec, 3, 0x80, 0xbf],
  [0xed, 0xed, 3, 0x80, 0x9f],
  [0xee, 0xef, 3, 0x80, 0xbf],
  [0xf0, 0xf0, 4, 0x90, 0xbf],
  [0xf1, 0xf3, 4, 0x80, 0xbf],
  [0xf4, 0xf4, 4, 0x80, 0x8f],
]
