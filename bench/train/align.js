/** Which words of a page stand in the gold text: an alignment in order, anchored by word sequences that occur once. */

/** Marks the words of `page` that are aligned with words of `gold`; gives the marks of both. */
export function align(page, gold) {
  const inPage = new Uint8Array(page.length)
  const inGold = new Uint8Array(gold.length)
  const jobs = [[0, page.length, 0, gold.length]]
  const match = (p, g) => {
    inPage[p] = 1
    inGold[g] = 1
  }
  for (let job = jobs.pop(); job; job = jobs.pop()) {
    let [p0, p1, g0, g1] = job
    while (p0 < p1 && g0 < g1 && page[p0] === gold[g0]) match(p0++, g0++)
    while (p0 < p1 && g0 < g1 && page[p1 - 1] === gold[g1 - 1]) match(--p1, --g1)
    if (p0 >= p1 || g0 >= g1) continue
    const anchors = anchorsOf(page, gold, p0, p1, g0, g1)
    if (anchors.length === 0) {
      if ((p1 - p0) * (g1 - g0) <= 200_000) longestCommon(page, gold, p0, p1, g0, g1, match)
      continue
    }
    let [p, g] = [p0, g0]
    for (const [ap, ag, n] of anchors) {
      if (ap < p || ag < g) continue
      if (ap > p && ag > g) jobs.push([p, ap, g, ag])
      for (let i = 0; i < n; i++) match(ap + i, ag + i)
      p = ap + n
      g = ag + n
    }
    if (p < p1 && g < g1) jobs.push([p, p1, g, g1])
  }
  return { inPage, inGold }
}

/** The longest rising chain of sequences that occur once on either side, of the longest length there are some of. */
function anchorsOf(page, gold, p0, p1, g0, g1) {
  for (const n of [8, 5, 3, 2]) {
    const ofPage = once(page, p0, p1, n)
    const ofGold = once(gold, g0, g1, n)
    const pairs = []
    for (const [key, p] of ofPage) {
      const g = ofGold.get(key)
      if (p >= 0 && g !== undefined && g >= 0) pairs.push([p, g, n])
    }
    if (pairs.length > 0) return rising(pairs.sort((a, b) => a[0] - b[0]))
  }
  return []
}

function once(words, from, to, n) {
  const places = new Map()
  for (let i = from; i + n <= to; i++) {
    const key = words.slice(i, i + n).join(' ')
    places.set(key, places.has(key) ? -1 : i)
  }
  return places
}

function rising(pairs) {
  const tails = []
  const before = new Int32Array(pairs.length).fill(-1)
  pairs.forEach(([, g], i) => {
    let [low, high] = [0, tails.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (pairs[tails[middle]][1] < g) low = middle + 1
      else high = middle
    }
    before[i] = low > 0 ? tails[low - 1] : -1
    tails[low] = i
  })
  const chain = []
  for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i]) chain.push(pairs[i])
  return chain.reverse()
}

function longestCommon(page, gold, p0, p1, g0, g1, match) {
  const width = g1 - g0 + 1
  const table = new Uint16Array((p1 - p0 + 1) * width)
  for (let p = p1 - 1; p >= p0; p--) {
    for (let g = g1 - 1; g >= g0; g--) {
      const at = (p - p0) * width + (g - g0)
      table[at] = page[p] === gold[g] ? table[at + width + 1] + 1 : Math.max(table[at + width], table[at + 1])
    }
  }
  let [p, g] = [p0, g0]
  while (p < p1 && g < g1) {
    const at = (p - p0) * width + (g - g0)
    if (page[p] === gold[g]) match(p++, g++)
    else if (table[at + width] >= table[at + 1]) p++
    else g++
  }
}
