/** The index of the last item that begins at or before an offset; items stand in the order of their beginnings. 0 if none does. */
export function lastAtMost<Item>(items: readonly Item[], offset: number, beginning: (item: Item) => number): number {
  let low = 0
  let high = items.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    const item = items[middle]
    if (item !== undefined && beginning(item) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
