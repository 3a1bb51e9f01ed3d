/** What must hold for any source, as questions that answer in a line how it is broken. To add one: an entry. */

import { firstDifference } from '../../dist/article/difference.js'
import { createLog } from '../../dist/diagnostics/report.js'
import { importSource, profiles, renderArticle } from '../../dist/index.js'
import { laws } from '../../dist/laws.js'
import { flavors } from '../../dist/render/flavors.js'
import { toMarkdown } from '../../dist/render/to-markdown.js'
import { toText } from '../../dist/render/to-text.js'
import { createWxr } from '../../dist/render/wxr/to-wxr.js'
import { findBinaryKind } from '../../dist/split/binary.js'
import { dangersOf } from './_actual/support/dangers.js'

/** Articles of one file that are looked at. */
const maxArticles = 3

const ofMany = new Set(['wxr', 'rest'])

/** Of the file: `{ format, bytes, results }`. */
const ofFile = {
  // What is said of a file of many articles comes last, and without one.
  'an article exactly when no error': ({ format, results }) =>
    results
      .slice(0, ofMany.has(format) && !results.at(-1)?.article ? -1 : results.length)
      .map((imported) => laws['an article exactly when no error']({ imported }))
      .find(Boolean),
  async 'places do not matter'({ results, ...input }) {
    const bare = await read(input, { places: false })
    return firstDifference(
      results.map(({ messages, ...rest }) => ({ ...rest, messages: messages.map(({ place: _, ...said }) => said) })),
      bare.map(({ messages, ...rest }) => ({ ...rest, messages })),
    )
  },
  async 'the same again'({ results, ...input }) {
    return firstDifference(JSON.stringify(results), JSON.stringify(await read(input)))
  },
}

/** Of what came of one article: `{ article?, messages }`. */
const ofResult = {
  'a record survives JSON': (imported) => laws['a record survives JSON and copying']({ imported }),
  'a message says what and where'({ messages }) {
    const bad = messages.find(
      ({ reason, place }) =>
        reason.length > 1_000 ||
        reason.replaceAll(/`[^`]*`/g, '').includes('[object ') ||
        (place && (place.start.line < 1 || place.start.column < 1 || place.end.offset < place.start.offset)),
    )
    return bad && JSON.stringify(bad).slice(0, 1_000)
  },
}

/** Of an article; `bytes` is how many its file has. */
const ofArticle = {
  'cleaning twice is cleaning once': (article) => laws['3 cleaning twice is cleaning once']({ imported: { article } }),
  'a record is not much larger than its source'(article, bytes) {
    const length = JSON.stringify(article).length
    return length > 100_000 + 30 * bytes ? `${length} characters of ${bytes} bytes` : undefined
  },
  'a page is safe': (article) => dangersOf(renderArticle(article)).join(', ') || undefined,
  'a page is read back': (article) => readBack(article, 'html', renderArticle(article)),
  'a fragment is read back': (article) =>
    readBack(article, 'html', renderArticle(article, { fragment: true, variant: 'table' })),
  ...Object.fromEntries(
    Object.entries(flavors).map(([name, flavor]) => [
      `Markdown for ${name} is read`,
      (article) => isRead('markdown', toMarkdown(article, flavor)),
    ]),
  ),
  'an export is read': (article) => isRead('wxr', toWxr(article)),
  // An article without a body is no dump of one.
  async 'text is read'(article) {
    await readOne('text', toText(article, profiles.alphanode))
  },
}

/** Likewise, where a form may be unable to say what a source of chance says: `--forms` asks these too. */
const ofForms = {
  'Markdown is read back': (article) => readBack(fenced(article), 'markdown', toMarkdown(article), fenced),
  'an export is read back': (article) => readBack(article, 'wxr', toWxr(article)),
}

/** What was cut at a limit may be cut at another place when a page of it is read: of such an article that is not asked. */
const cuts = new Set(['extract/guess-limit', 'meta/too-many', 'read/too-many-nodes'])

/** Seconds of one step, above which a source of a megabyte at most is a way to keep others waiting. */
const maxSeconds = 4

/** The first thing that is broken: `{ oracle, detail }`; says before each question which it is. */
export async function examine({ forms, ...input }, say = () => {}) {
  const step = (oracle, ask) => {
    say(oracle)
    return answer(oracle, ask)
  }
  const asked = Object.entries({ ...ofArticle, ...(forms && ofForms) })
  let results = []
  const reading = await step('a source is read', async () => {
    results = await read(input)
  })
  if (reading) return reading
  for (const [name, broken] of Object.entries(ofFile)) {
    const found = await step(name, () => broken({ ...input, results }))
    if (found) return found
  }
  for (const imported of results) {
    for (const [name, broken] of Object.entries(ofResult)) {
      const found = await step(name, () => broken(imported))
      if (found) return found
    }
  }
  for (const { article, messages } of results.filter(({ article }) => article).slice(0, maxArticles)) {
    const isCut = messages.some(({ rule }) => cuts.has(rule))
    for (const [name, broken] of asked) {
      if (isCut && name.endsWith('read back')) continue
      const found = await step(name, () => broken(article, input.bytes.length))
      if (found) return found
    }
  }
  return undefined
}

/** Asks one question; what is thrown, and what takes too long, breaks it. */
async function answer(oracle, ask) {
  const before = process.cpuUsage()
  try {
    const detail = await ask()
    if (detail) return { oracle, detail }
  } catch (error) {
    return { oracle, detail: shortStack(error) }
  }
  const { user, system } = process.cpuUsage(before)
  const seconds = (user + system) / 1e6
  return seconds > maxSeconds ? { oracle: `${oracle}, in time`, detail: `${seconds.toFixed(1)} s` } : undefined
}

/** The message, and the first lines of the stack that are ours. */
function shortStack(error) {
  const lines = String(error?.stack ?? error).split('\n')
  const own = lines.filter((line) => /\/dist\//.test(line)).slice(0, 6)
  return [String(error).slice(0, 500), ...own.map((line) => line.replace(/file:\S*\/dist\//, 'dist/'))].join('\n')
}

/** The path is that of all readings, for an article may be called by it. */
const read = ({ format, bytes }, options) => importSource('source', bytes, { format, comments: true, ...options })

async function readOne(format, source) {
  const results = await read({ format, bytes: Buffer.from(source) })
  return results.find(({ article }) => article)?.article
}

/** Whether a form comes back as an article, whatever it says. */
async function isRead(format, source) {
  return findBinaryKind(Buffer.from(source)) || (await readOne(format, source)) ? undefined : 'no article came back'
}

async function readBack(article, format, source, forget = (same) => same) {
  if (findBinaryKind(Buffer.from(source))) return undefined // such as a text of control characters
  const again = await readOne(format, source)
  return firstDifference(said(article), again && said(forget(again)))
}

const said = ({ source: _, ...rest }) => rest

function toWxr(article) {
  const wxr = createWxr()
  const { report } = createLog('export.xml', undefined)
  return wxr.write(article, profiles.alphanode, report) + wxr.end()
}

/** Markdown names languages by fences. */
function fenced(article) {
  return JSON.parse(
    JSON.stringify(article)
      .replaceAll('data-language-from=\\"class\\"', 'data-language-from=\\"fence\\"')
      .replaceAll('"languageFrom":"class"', '"languageFrom":"fence"'),
  )
}
