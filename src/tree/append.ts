/** Adds the items of a list of any length to another: `push(...items)` overflows the stack at some 120,000 of them. */
export function append<Item>(list: Item[], items: readonly Item[]): void {
  for (const item of items) list.push(item)
}
