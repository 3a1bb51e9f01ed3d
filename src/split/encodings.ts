/** The encodings of the WHATWG standard, by the packages that know them, each loaded when a source first needs it. */

import { createRequire } from 'node:module'

// `require` keeps decoding synchronous: UTF-8 sources never pay for these packages (bench/startup.js).
const load = createRequire(import.meta.url)

/**
 * Decodes one of the standard's encodings. Invalid bytes become U+FFFD, or throw a `TypeError` if `fatal`.
 *
 * Not by Node's own `TextDecoder`: that of Node 20 reads windows-1252 as ISO 8859-1 (€ and curly quotes become
 * control characters), differs from the standard in Big5, EUC-JP and KOI8-U, and lacks ISO-8859-16 and x-user-defined.
 */
export function decodeLegacy(bytes: Uint8Array, encoding: string, fatal = false): string {
  const { TextDecoder } = load('@exodus/bytes/encoding.js') as typeof import('@exodus/bytes/encoding.js')
  return new TextDecoder(encoding, { fatal }).decode(bytes)
}

/** The standard's name, in lower case, of the encoding that a label stands for. */
export function findEncoding(label: string): string | undefined {
  const name = label.trim().toLowerCase()
  if (name === 'utf-8' || name === 'utf8') return 'utf-8'
  const { labelToName } = load('@exodus/bytes/encoding-lite.js') as typeof import('@exodus/bytes/encoding-lite.js')
  const encoding = labelToName(name)?.toLowerCase()
  return encoding === 'replacement' ? undefined : encoding
}

/** The encoding whose usual text looks most like this, by letter statistics; nothing below a confidence of 0.1. */
export function guessEncoding(bytes: Uint8Array): string | undefined {
  const { detect } = load('jschardet') as typeof import('jschardet')
  const { encoding, confidence } = detect(telling(bytes))
  // Below, short texts with a few accents come out as Greek or Cyrillic (test/split-decode.test.ts).
  if (!encoding || confidence < 0.1) return undefined
  return findEncoding(labelsOfDetector[encoding] ?? encoding)
}

/** jschardet's names that are no labels of the standard. */
const labelsOfDetector: Record<string, string> = {
  CP866: 'ibm866',
  CP874: 'windows-874',
  CP932: 'shift_jis',
  CP949: 'euc-kr',
  MacCyrillic: 'x-mac-cyrillic',
  MacRoman: 'macintosh',
}

/** The part that says something about an encoding: from shortly before the first byte that is not ASCII, 64 KiB. */
function telling(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte > 0x7f || byte === 0x1b)
  const from = Math.max(0, first - 256)
  return bytes.subarray(from, from + 65_536)
}
