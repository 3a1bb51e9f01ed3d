/** Text → bytes of any encoding, by turning its decoder round: the platform has encoders for UTF-8 only. */

import { TextDecoder } from '@exodus/bytes/encoding.js'

/** Encodes a text; throws if the encoding lacks one of its characters. */
export function encode(text: string, encoding: string): Uint8Array {
  if (encoding === 'utf-8') return new TextEncoder().encode(text)
  if (encoding.startsWith('utf-16')) return encodeUtf16(text, encoding === 'utf-16le')
  if (encoding === 'iso-2022-jp') return encodeIso2022jp(text)
  const table = tables.get(encoding) ?? reverseTable(encoding)
  tables.set(encoding, table)
  return Uint8Array.from(
    [...text].flatMap((character) => {
      const bytes = table.get(character)
      if (!bytes) throw new Error(`${encoding} has no ${character}`)
      return bytes
    }),
  )
}

const tables = new Map<string, Map<string, number[]>>()

function reverseTable(encoding: string): Map<string, number[]> {
  const decoder = new TextDecoder(encoding)
  const table = new Map<string, number[]>()
  const add = (...bytes: number[]) => {
    const text = decoder.decode(Uint8Array.from(bytes))
    if ([...text].length === 1 && text !== '\ufffd' && !table.has(text)) table.set(text, bytes)
  }
  for (let byte = 0; byte < 256; byte++) add(byte)
  for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) add(lead, trail)
  return table
}

function encodeUtf16(text: string, littleEndian: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), littleEndian)
  return bytes
}

/** ISO-2022-JP is EUC-JP with the high bits off, between escape sequences (RFC 1468). */
function encodeIso2022jp(text: string): Uint8Array {
  const bytes: number[] = []
  for (const part of text.match(/[\0-\x7f]+|[^\0-\x7f]+/g) ?? []) {
    if (part.charCodeAt(0) < 0x80) bytes.push(...new TextEncoder().encode(part))
    else bytes.push(0x1b, 0x24, 0x42, ...encode(part, 'euc-jp').map((byte) => byte & 0x7f), 0x1b, 0x28, 0x42)
  }
  return Uint8Array.from(bytes)
}
