/** Bytes of an export in chunks → text, whatever encodings were mixed in it. */

import { decodeLegacy, findEncoding } from '../encodings.ts'
import { findBom, findUtf16WithoutBom } from '../unicode.ts'
import { utf8Length } from './utf8-length.ts'

export interface ChunkDecoder {
  write(bytes: Uint8Array): string
  end(): string
  /** How many bytes were not of the encoding that the file says, and which one they were taken for. */
  strays(): { count: number; encoding: string }
}

/**
 * Decodes UTF-16 by its mark, else UTF-8. Bytes that are no UTF-8 are read as the single-byte encoding that the file
 * declares, or as windows-1252: exports put texts of several databases into one file, and a declaration is often a
 * default. The cuts of the chunks do not matter.
 */
export function createChunkDecoder(): ChunkDecoder {
  let head: Uint8Array | undefined = new Uint8Array()
  let decoder: Decoder | undefined
  const begin = (bytes: Uint8Array, last: boolean): string => {
    head = undefined
    const bom = findBom(bytes)
    decoder = decoderFor(bytes, bom?.encoding)
    return decoder.write(bytes.subarray(bom?.length ?? 0), last)
  }
  const write = (bytes: Uint8Array, last: boolean): string => {
    if (decoder) return decoder.write(bytes, last)
    head = head && head.length > 0 ? Buffer.concat([head, bytes]) : bytes
    return head.length >= headBytes || last ? begin(head, last) : ''
  }
  return {
    write: (bytes) => write(bytes, false),
    end: () => write(new Uint8Array(), true),
    strays: () => decoder?.strays() ?? { count: 0, encoding: 'utf-8' },
  }
}

/** Bytes in which a declaration and the look of UTF-16 show. */
const headBytes = 1024

interface Decoder {
  write(bytes: Uint8Array, last: boolean): string
  strays(): { count: number; encoding: string }
}

function decoderFor(head: Uint8Array, marked: string | undefined): Decoder {
  const wide = marked?.startsWith('utf-16') ? marked : marked ? undefined : findUtf16WithoutBom(head)
  if (wide) {
    const decoder = new TextDecoder(wide, { ignoreBOM: true })
    return {
      write: (bytes, last) => decoder.decode(bytes, { stream: !last }),
      strays: () => ({ count: 0, encoding: wide }),
    }
  }
  const declared = findEncoding(
    declaration.exec(Buffer.from(head.subarray(0, headBytes)).toString('latin1'))?.[1] ?? 'utf-8',
  )
  return mixedDecoder(declared && singleByte.test(declared) ? declared : 'windows-1252')
}

const declaration = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/
const singleByte = /^(?:windows-\d+|iso-8859-\d+|koi8-[ru]|macintosh|ibm866)$/

function mixedDecoder(encoding: string): Decoder {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let rest: Uint8Array = new Uint8Array()
  let count = 0
  return {
    strays: () => ({ count, encoding }),
    write(chunk, last) {
      const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
      const whole = last ? bytes.length : wholeLength(bytes)
      rest = bytes.slice(whole)
      const part = bytes.subarray(0, whole)
      try {
        return strict.decode(part)
      } catch {
        // The only way a decoder has to say that the bytes are not of its encoding.
        const { text, strays } = decodeMixed(part, encoding)
        count += strays
        return text
      }
    },
  }
}

/** Without the beginning of a character whose end is in the next chunk. */
function wholeLength(bytes: Uint8Array): number {
  for (let at = Math.max(0, bytes.length - 3); at < bytes.length; at++) {
    if (utf8Length(bytes, at) === 'cut') return at
  }
  return bytes.length
}

function decodeMixed(bytes: Uint8Array, encoding: string): { text: string; strays: number } {
  const texts: string[] = []
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true })
  let strays = 0
  let from = 0
  for (let at = 0; at < bytes.length; ) {
    const length = utf8Length(bytes, at)
    if (typeof length === 'number') {
      at += length
      continue
    }
    texts.push(utf8.decode(bytes.subarray(from, at)), decodeLegacy(bytes.subarray(at, at + 1), encoding))
    strays++
    at++
    from = at
  }
  texts.push(utf8.decode(bytes.subarray(from)))
  return { text: texts.join(''), strays }
}
