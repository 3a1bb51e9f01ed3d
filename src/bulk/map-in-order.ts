/** Work on several things at once, with results in their order. */

/** Begins the work on up to `limit` items before the first result is taken. */
export async function* mapInOrder<Item, Result>(
  items: AsyncIterable<Item>,
  limit: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const running: Promise<Result>[] = []
  for await (const item of items) {
    const result = work(item)
    // Whoever waits for an earlier one that fails never comes to wait for this one.
    result.catch(() => {})
    running.push(result)
    const [first] = running
    if (running.length < limit || !first) continue
    yield await first
    running.shift()
  }
  for (const result of running) yield await result
}
