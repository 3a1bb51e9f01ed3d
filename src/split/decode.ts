/** Bytes → text: byte order mark, then what the server stated or the source declares, then UTF-8, then the best guess. */

import { isAscii, isUtf8, transcode } from 'node:buffer'
import type { Format } from '../article/article.ts'
import type { Problem } from '../diagnostics/problem.ts'
import { type Declaration, findDeclaration } from './declared-encoding.ts'
import { decodeLegacy, findEncoding, guessEncoding } from './encodings.ts'
import { decodeUtf32, findBom, findUtf16WithoutBom } from './unicode.ts'

export interface Decoded {
  /** Without its byte order mark; line ends are as they were, so that places fit the original. */
  text: string
  /** The name of the WHATWG standard in lower case. */
  encoding: string
  problems: Problem[]
}

/** Decodes a source, whose server may have stated an encoding; what cannot be decoded becomes U+FFFD and a problem. Linear; never throws. */
export function decode(bytes: Uint8Array, format: Format, stated?: string): Decoded {
  const bom = findBom(bytes)
  if (bom) return decodeAs(bytes.subarray(bom.length), bom.encoding)
  const utf16 = findUtf16WithoutBom(bytes)
  if (utf16) return decodeAs(bytes, utf16)

  const own = format === 'html' ? findDeclaration(bytes) : undefined
  const declaration = stated === undefined ? own : { label: stated, tag: own?.tag ?? '' }
  const declared = declaration && declaredEncoding(declaration.label)
  const utf8 = decodeStrictly(bytes, 'utf-8')
  const decoded = utf8 === undefined ? decodeOther(bytes, declared) : decodeFitting(bytes, utf8, declared)
  return declaration ? compare(decoded, declaration, declared) : decoded
}

/** A page that can say `charset=utf-16` in ASCII is not UTF-16 (HTML, section 13.2.3.2, step 15; x-user-defined likewise). */
function declaredEncoding(label: string): string | undefined {
  const encoding = findEncoding(label)
  if (encoding?.startsWith('utf-16')) return 'utf-8'
  return encoding === 'x-user-defined' ? 'windows-1252' : encoding
}

/** Decodes bytes that are valid UTF-8, which they hardly are by chance: only a declaration with reason outweighs it. */
function decodeFitting(bytes: Uint8Array, utf8: string, declared: string | undefined): Decoded {
  if (utf8.length === bytes.length) return decodeAscii(bytes, utf8, declared)
  if (declared && !utf8Proves(utf8, declared)) {
    const text = decodeStrictly(bytes, declared)
    if (text !== undefined) return { text, encoding: declared, problems: [] }
  }
  return { text: utf8, encoding: 'utf-8', problems: [] }
}

/** ASCII bytes mean the same in every encoding but ISO-2022-JP, which announces itself by escape sequences. */
function decodeAscii(bytes: Uint8Array, ascii: string, declared: string | undefined): Decoded {
  const text = iso2022jpEscape.test(ascii) ? decodeStrictly(bytes, 'iso-2022-jp') : undefined
  if (text !== undefined) return { text, encoding: 'iso-2022-jp', problems: guessed('iso-2022-jp', declared) }
  return { text: ascii, encoding: declared ?? 'utf-8', problems: [] }
}

// ESC begins the sequences of ISO-2022-JP (RFC 1468).
const iso2022jpEscape = /\x1b\$[@B]/

/**
 * Whether text that is valid UTF-8 cannot be meant as the declared encoding. A text of single bytes is never valid
 * UTF-8 by chance; Chinese, Japanese and Korean ones are with odds of about one in eight a character.
 */
function utf8Proves(utf8: string, declared: string): boolean {
  if (declared === 'utf-8' || !multiByte.test(declared)) return true
  return count(utf8, isNotAscii) >= 4
}

const multiByte = /^(?:gb|big5|euc-|shift_jis|iso-2022)/

/** Decodes bytes that are not valid UTF-8. */
function decodeOther(bytes: Uint8Array, declared: string | undefined): Decoded {
  const damaged = decodeAs(bytes, 'utf-8')
  if (isMostlyUtf8(bytes, damaged.text)) return damaged
  if (declared && declared !== 'utf-8') return decodeAs(bytes, declared)

  const guess = guessEncoding(bytes)
  const fits = guess && guess !== 'utf-8' && decodeStrictly(bytes, guess) !== undefined
  const decoded = decodeAs(bytes, fits ? guess : 'windows-1252')
  return { ...decoded, problems: [...guessed(decoded.encoding, declared), ...decoded.problems] }
}

/**
 * Two good characters for each bad one: damaged UTF-8, such as a file cut in the middle of a character. In other
 * encodings a sequence is good by chance, at most one in eight (test/split-decode.test.ts).
 */
function isMostlyUtf8(bytes: Uint8Array, lossy: string): boolean {
  const replaced = count(lossy, isReplacement)
  const bad = replaced - (sixBytes - 1) * countSixByteForms(bytes)
  return count(lossy, isNotAscii) - replaced >= 2 * bad
}

/** Characters of six bytes, which UTF-8 had once (RFC 2279): elinks writes them for what it cannot show. */
function countSixByteForms(bytes: Uint8Array): number {
  let found = 0
  let follow = 0
  for (const byte of bytes) {
    if (byte >= 0xfc && byte <= 0xfd) follow = sixBytes - 1
    else if ((byte & 0xc0) !== 0x80) follow = 0
    else if (follow > 0 && --follow === 0) found++
  }
  return found
}

const sixBytes = 6

const isNotAscii = (code: number) => code > 0x7f
const isReplacement = (code: number) => code === 0xfffd

/** Counts UTF-16 units. A loop, for 20 MB of matches would take 300 MB. */
function count(text: string, is: (code: number) => boolean): number {
  let found = 0
  for (let at = 0; at < text.length; at++) if (is(text.charCodeAt(at))) found++
  return found
}

function guessed(encoding: string, declared: string | undefined): Problem[] {
  return declared ? [] : [{ id: 'source/encoding-guessed', details: { encoding } }]
}

/** Adds what is to be said of the declaration itself. */
function compare(decoded: Decoded, { label, tag }: Declaration, declared: string | undefined): Decoded {
  if (declared === decoded.encoding) return decoded
  const start = tag === '' ? -1 : decoded.text.indexOf(tag)
  const problem: Problem = {
    id: declared ? 'source/encoding-mismatch' : 'source/encoding-unknown',
    details: { declared: label, actual: decoded.encoding },
    ...(start >= 0 && { at: { start, end: start + tag.length } }),
  }
  return { ...decoded, problems: [problem, ...decoded.problems] }
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  if (encoding === 'utf-8') return isUtf8(bytes) ? decodeUtf8(bytes) : undefined
  try {
    return decodeWith(bytes, encoding, true)
  } catch {
    // The only way a decoder has to say that the bytes are not of its encoding.
    return undefined
  }
}

/** The text of valid UTF-8 without a byte order mark, in 0.6 of the time that `Buffer.toString` takes on Node 20. */
function decodeUtf8(bytes: Uint8Array): string {
  if (isAscii(bytes)) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  return transcode(bytes, 'utf8', 'utf16le').toString('utf16le')
}

function decodeAs(bytes: Uint8Array, encoding: string): Decoded {
  const strict = decodeStrictly(bytes, encoding)
  if (strict !== undefined) return { text: strict, encoding, problems: [] }
  const text = decodeWith(bytes, encoding, false)
  const start = text.indexOf('\ufffd')
  return {
    text,
    encoding,
    problems: [
      {
        id: 'source/bad-bytes',
        details: { encoding, count: count(text, isReplacement) },
        at: { start, end: start + 1 },
      },
    ],
  }
}

function decodeWith(bytes: Uint8Array, encoding: string, fatal: boolean): string {
  if (encoding.startsWith('utf-32')) return decodeUtf32(bytes, encoding === 'utf-32le', fatal)
  // Node's own decoders of the Unicode encodings are right, and three times faster. The mark was taken off before.
  if (encoding.startsWith('utf-')) return new TextDecoder(encoding, { fatal, ignoreBOM: true }).decode(bytes)
  return decodeLegacy(bytes, encoding, fatal)
}
