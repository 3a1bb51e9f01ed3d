/** The first bytes of a source as text, a character a byte. */
export function headOf(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.subarray(0, length)).toString('latin1')
}
