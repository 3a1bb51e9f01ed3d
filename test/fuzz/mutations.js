/** Ways to make a source another one: each takes a text and gives a text. To add one: an entry. */

import { nests, pickOdd, pickValue } from './odd.js'

/** The largest source; what a mutation makes longer is cut. */
export const maxLength = 1_000_000

/** The signs of a long run: squared, more than a minute. */
const runLength = 200_000

/** What a format is made of; none looks further than the next token. */
const tokens = {
  html: /<[^<>]*>|<|[^<]+/g,
  wxr: /<[^<>]*>|<|[^<]+/g,
  markdown: /[^\n]*\n|[^\n]+/g,
  text: /[^\n]*\n|[^\n]+/g,
  rest: /[{}[\],:]|"[^"\n]*"|[^"{}[\],:]+|"/g,
}
const words = /[\p{L}\p{N}]+|[^\p{L}\p{N}]/gu

/** The source, or a part of it, as tokens: those of its format, or now and then words and single signs. */
const split = (text, format, random) => text.match(random.chance(0.75) ? tokens[format] : words) ?? ['']

/** Changes a list of tokens and puts it together again. */
const onTokens = (change) => (text, context) => change(split(text, context.format, context.random), context).join('')

/** Where a run of tokens begins, and how long it is; mostly short. */
function pickRun(list, random) {
  const start = random.below(list.length)
  return { start, length: random.chance(0.8) ? random.between(1, 4) : random.between(1, list.length - start) }
}

/** Few mostly, now and then very many. */
const pickCount = (random) => random.pick(random.chance(0.05) ? [2_000, 20_000] : [2, 3, 9, 40, 70, 130, 300])

/** Replaces one match of a pattern. */
function replaceOne(text, pattern, random, replace) {
  const found = [...text.matchAll(pattern)]
  if (found.length === 0) return text
  const match = random.pick(found)
  return text.slice(0, match.index) + replace(match) + text.slice(match.index + match[0].length)
}

export const mutations = {
  delete: onTokens((list, { random }) => {
    const { start, length } = pickRun(list, random)
    return list.toSpliced(start, length)
  }),
  duplicate: onTokens((list, { random }) => {
    const { start, length } = pickRun(list, random)
    return list.toSpliced(random.below(list.length + 1), 0, ...list.slice(start, start + Math.min(length, 1000)))
  }),
  swap: onTokens((list, { random }) => {
    const [here, there] = [random.below(list.length), random.below(list.length)]
    return list.with(here, list[there]).with(there, list[here])
  }),
  repeat: onTokens((list, { random }) => {
    const { start, length } = pickRun(list, random)
    const run = list.slice(start, start + length).join('')
    const count = Math.min(pickCount(random), Math.ceil(maxLength / (run.length || 1)))
    return list.with(start, run.repeat(count))
  }),
  insert: onTokens((list, { random, format }) =>
    list.toSpliced(random.below(list.length + 1), 0, pickOdd(random, format)),
  ),
  insertInside(text, { random, format }) {
    const at = random.below(text.length + 1)
    return text.slice(0, at) + pickOdd(random, format) + text.slice(at)
  },
  nest: onTokens((list, { random, format }) => {
    const { start, length } = pickRun(list, random)
    const [before, after] = random.pick(nests[format])
    const count = pickCount(random)
    const closed = random.chance(0.7) ? after.repeat(count) : ''
    const [inside, rest] = [list.slice(start, start + length), list.slice(start + length)]
    return [list.slice(0, start), before.repeat(count), inside, closed, rest].flat()
  }),
  /** What a pattern that begins again at each sign would never finish. */
  longRun(text, { random, format }) {
    const at = random.below(text.length + 1)
    const unit = random.chance(0.5) ? pickOdd(random, format) : text.slice(at, at + random.between(1, 12))
    return text.slice(0, at) + unit.repeat(Math.ceil(runLength / (unit.length || 1))) + text.slice(at)
  },
  truncate: (text, { random }) => text.slice(0, random.below(text.length + 1)),
  behead: (text, { random }) => text.slice(random.below(text.length + 1)),
  splice(text, { random, format, other }) {
    const [mine, theirs] = [split(text, format, random), split(other.text, other.format, random)]
    const { start, length } = pickRun(theirs, random)
    const end = random.chance(0.5) ? theirs.length : start + length
    const at = random.below(mine.length + 1)
    const rest = random.chance(0.5) ? mine.slice(at) : []
    return [mine.slice(0, at), theirs.slice(start, end), rest].flat().join('')
  },
  value: (text, { random }) =>
    replaceOne(text, /"[^"<>\n]*"|\d+|>[^<>\n]+<|: [^\n]+/g, random, ([seen]) => {
      const [first, last] = /^["><:]/.test(seen) ? [seen[0], /["<]$/.test(seen) ? seen.at(-1) : ''] : ['', '']
      return first + pickValue(random) + last
    }),
  attribute: (text, { random, format }) =>
    replaceOne(text, /\s[\w:-]+=(?:"[^"<>]*"|'[^'<>]*')/g, random, ([seen]) =>
      random.pick([
        () => seen + seen,
        () => '',
        () => seen.replace(/=.*/s, ''),
        () => seen.replace(/=.*/s, () => `="${pickOdd(random, format).replaceAll('"', '&quot;')}"`),
        () => Array.from({ length: pickCount(random) }, (_, index) => ` a${index}="${index}"`).join(''),
        () => seen.replace(/(?<=["'])[^"']*/, (value) => value.repeat(Math.min(pickCount(random), 3_000))),
      ])(),
    ),
  rename(text, { random }) {
    const names = [...text.matchAll(/<([a-z][\w:-]*)/gi)].map(([, name]) => name)
    return names.length === 0 ? text : replaceOne(text, /(?<=<\/?)[a-z][\w:-]*/gi, random, () => random.pick(names))
  },
  entities: (text, { random }) =>
    replaceOne(text, /[^\n]{1,200}/g, random, ([seen]) =>
      random.pick([
        () => [...seen].map((character) => `&#${character.codePointAt(0)};`).join(''),
        () => seen.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
        () => seen.replaceAll('&lt;', '<').replaceAll('&amp;', '&').replaceAll('&quot;', '"'),
        () => [...seen].map((character) => `\\${character}`).join(''),
      ])(),
    ),
  lineEnds: (text, { random }) => text.replaceAll('\n', random.pick(['\r\n', '\r', '', ' ', '\n\n', '\n\r', '\u2028'])),
  upperCase: (text, { random }) => replaceOne(text, /[^\n]{1,200}/g, random, ([seen]) => seen.toUpperCase()),
  oneLine: onTokens((list, { random }) => {
    const { start } = pickRun(list, random)
    return list.with(
      start,
      list[start].trim().repeat(Math.min(pickCount(random), Math.ceil(200_000 / list[start].length))),
    )
  }),
}
