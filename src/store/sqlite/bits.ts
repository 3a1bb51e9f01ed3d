/** A set of whole numbers from 0 on, a bit each. */

export interface Bits {
  add(number: number): void
  has(number: number): boolean
}

export function createBits(): Bits {
  let bytes = new Uint8Array(1024)
  return {
    add(number) {
      const at = Math.floor(number / 8)
      if (at >= bytes.length) {
        const larger = new Uint8Array(Math.max(at + 1, bytes.length * 2))
        larger.set(bytes)
        bytes = larger
      }
      bytes[at] = (bytes[at] ?? 0) | (1 << (number % 8))
    },
    has: (number) => ((bytes[Math.floor(number / 8)] ?? 0) & (1 << (number % 8))) !== 0,
  }
}
