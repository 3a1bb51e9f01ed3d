/**
 * A list that no literal makes.
 *
 * V8 watches literals. What lives when it looks, such as all of a page that is half read, it takes for long-lived, and makes
 * its like from then on where it stays until all memory is collected, with every node that it leads to. Of two processes
 * that read the same pages, one took a third longer so. Instances of classes are not watched.
 */
export function listOf<Item>(...items: Item[]): Item[] {
  return items
}
