/** Whole numbers as people read them. */

/** `1,204`. The first `toLocaleString` of a process takes 25 ms, a tenth of a small run. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(?:\d{3})+$)/g, ',')
}
