/** How much of anything is read. Each limit that is reached is a message; `docs/limits.md` is made from this table. */

import type { RuleId } from './rules.ts'

export interface Limit {
  /** Unless the user says otherwise. */
  value: number
  /** What the value counts. */
  unit: string
  /** What is limited, and what becomes of more. */
  about: string
  /** The message of more. */
  rule?: RuleId
  /** What a user may set it to; from 1 on, without end. */
  least?: number
  most?: number
}

/** Bytes and characters that still fit one string of V8. */
const longestText = 500_000_000

const table = {
  bytes: {
    value: 20_000_000,
    unit: 'bytes',
    rule: 'source/too-large',
    about: 'A source, after unpacking; a larger one is refused. Exports on disk are streamed instead.',
    most: longestText,
  },
  itemLength: {
    value: 20_000_000,
    unit: 'characters',
    rule: 'wxr/item-too-large',
    about: 'An item of an export; a larger one is refused.',
    most: longestText,
  },
  archiveMembers: {
    value: 10_000_000,
    unit: 'members',
    rule: 'archive/too-many',
    about:
      'An archive, whatever its members are; the rest is left out. Common Crawl has 50,000 to 150,000 records in a file.',
  },
  archiveRatio: {
    value: 200,
    unit: 'times the archive',
    rule: 'archive/bomb',
    about:
      'What an archive unpacks to, where that is more than 50 MB; of more, the rest is left out. Pages that only repeat each other stay below 100.',
  },
  seconds: {
    value: 60,
    unit: 'seconds of CPU',
    rule: 'source/too-slow',
    about: 'One article, where workers read it; of one that takes longer the worker is ended, and the others go on.',
  },
  heap: {
    value: 512,
    unit: 'megabytes',
    rule: 'source/too-much-memory',
    about: 'The heap of one worker; an article that needs more is refused, and the others go on.',
    least: 64,
  },
  nodes: {
    value: 200_000,
    unit: 'elements and comments',
    rule: 'read/too-many-nodes',
    about:
      'A page, or the HTML of a post, a comment or a Markdown source; of the rest the text is read, without its markup.',
  },
  lines: {
    value: 50_000,
    unit: 'lines',
    rule: 'read/too-many-lines',
    about: 'A Markdown source or a text dump; the rest is kept as plain text.',
  },
  attributes: {
    value: 1_000,
    unit: 'attributes',
    rule: 'read/too-many-attributes',
    about: 'One element; the rest is left out.',
  },
  depth: {
    value: 256,
    unit: 'levels',
    rule: 'clean/too-deep',
    about: 'Elements of a body inside each other; of more, the outer and the inner ones are kept.',
    least: 32,
    most: 256,
  },
  textLength: {
    value: 1_000_000,
    unit: 'characters',
    rule: 'read/too-long-text',
    about: 'One text beside the body: a title, a name, a value of the box; of a longer one the beginning is kept.',
  },
  metaDepth: {
    value: 64,
    unit: 'levels',
    rule: 'meta/too-deep',
    about: 'Values of the box inside each other; a deeper one becomes one text.',
    most: 64,
  },
  metaValues: {
    value: 10_000,
    unit: 'values',
    rule: 'meta/too-many',
    about: 'Values of one box; the rest is left out.',
  },
  frontMatter: {
    value: 65_536,
    unit: 'characters',
    rule: 'markdown/unread-front-matter',
    about: 'Front matter; a longer one is kept as code. Its parsers need seconds for more of the worst kind.',
  },
  frontMatterDepth: {
    value: 64,
    unit: 'levels',
    rule: 'markdown/unread-front-matter',
    about:
      'Values of front matter inside each other; a deeper one is kept as code. The parser of YAML overflows at about 800.',
    most: 64,
  },
  aliases: {
    value: 10,
    unit: 'aliases',
    rule: 'markdown/aliases',
    about: 'YAML values that stand for others: ten of ten each are a billion.',
    most: 1_000,
  },
  markdownSearch: {
    value: 10_000_000,
    unit: 'marks times characters',
    rule: 'markdown/limit',
    about:
      'Marks of a part that may open or close something, times the characters among which their partners are looked for, which takes at most 0.15 s (bench/markdown.js); and the words in a bracket, times each other, where a URL may begin; of more, the part is kept as plain text.',
  },
  markdownNesting: {
    value: 64,
    unit: 'levels',
    rule: 'markdown/limit',
    about:
      'Quotes and lists of Markdown inside each other; a deeper part is kept as plain text. The parser overflows at about 1,000.',
    most: 64,
  },
  markdownIndent: {
    value: 128,
    unit: 'columns',
    rule: 'markdown/limit',
    about: 'What stands before an item of a list, one for each level at least; a deeper part is kept as plain text.',
    most: 128,
  },
  markdownLines: {
    value: 3_000,
    unit: 'lines',
    rule: 'markdown/limit',
    about: 'A part of Markdown, which ends where nothing is open; a longer one is kept as plain text.',
  },
  markdownCells: {
    value: 30_000,
    unit: 'cells',
    rule: 'markdown/limit',
    about:
      'A table of Markdown: columns of the widest row times rows, for short rows are filled up; a larger one is kept as plain text.',
  },
  markdownSigns: {
    value: 30_000,
    unit: 'signs of Markdown',
    rule: 'markdown/limit',
    about:
      'A Markdown source; what follows is kept as plain text. One may cost 50 µs; the densest changelogs and specifications at hand have 60 in 1,000 characters.',
  },
  expansion: {
    value: 10,
    unit: 'times the source',
    rule: 'markdown/limit',
    about:
      'What references to links, images and footnotes put into an article; definitions that make it more are left out.',
  },
  xmlDepth: {
    value: 64,
    unit: 'levels',
    rule: 'wxr/too-deep',
    about: 'Elements of an export inside each other; deeper ones are left out.',
    most: 256,
  },
  phpDepth: {
    value: 64,
    unit: 'levels',
    rule: 'wordpress/php-unreadable',
    about: 'Serialized values inside each other; a deeper one stays text.',
    most: 64,
  },
  phpValues: {
    value: 100_000,
    unit: 'values',
    rule: 'wordpress/php-unreadable',
    about: 'Values of one serialized text, references counted with what they stand for; of more, the text stays.',
  },
} as const satisfies Record<string, Limit>

export type LimitName = keyof typeof table

/** The table by name. */
export const limitTable: Readonly<Record<LimitName, Limit>> = table

/** The value of each limit. */
export type Limits = Readonly<Record<LimitName, number>>

// `fromEntries` loses the names that the table has.
export const standardLimits = Object.fromEntries(
  Object.entries(table).map(([name, { value }]) => [name, value]),
) as Limits

/** All limits, some of which a user set. Throws a `RangeError` for a name or a value that there is not. */
export function resolveLimits(own: Partial<Limits> = {}): Limits {
  for (const [name, value] of Object.entries(own)) {
    const fault = findLimitFault(name, value)
    if (fault) throw new RangeError(fault)
  }
  return { ...standardLimits, ...own }
}

/** What is wrong with a limit that a user set. */
export function findLimitFault(name: string, value: number): string | undefined {
  if (!isLimitName(name)) return `Unexpected limit \`${name}\`, expected one of ${Object.keys(table).join(', ')}`
  const { least = 1, most = Number.MAX_SAFE_INTEGER } = limitTable[name]
  if (Number.isSafeInteger(value) && value >= least && value <= most) return undefined
  const range = most === Number.MAX_SAFE_INTEGER ? `from ${least} on` : `from ${least} to ${most}`
  return `Unexpected limit \`${name}=${value}\`, expected a whole number ${range}`
}

function isLimitName(name: string): name is LimitName {
  return Object.hasOwn(table, name)
}
