import { findBom } from './unicode.ts'

/** The first bytes of a source behind its byte order mark as text, a character a byte. */
export function headOf(bytes: Uint8Array, length: number): string {
  const start = findBom(bytes)?.length ?? 0
  return Buffer.from(bytes.subarray(start, start + length)).toString('latin1')
}
