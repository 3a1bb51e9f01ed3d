/** Front matter: where it stands, and what it says. */

import type { Element } from 'hast'
import type { MetaRow } from '../../article/draft.ts'
import { findJson } from '../../article/json.ts'
import type { Guard } from '../../diagnostics/guard.ts'
import type { Profile } from '../../meta/profile.ts'
import { element, text } from '../../tree/h.ts'
import { type Entries, readEntries } from './facts.ts'
import { endOfFields, endOfTitleBlock, parseFields, parseTitleBlock } from './fields.ts'
import { parseToml } from './toml.ts'
import { parseYaml } from './yaml.ts'

export interface FrontMatter extends Entries {
  /** Where the body begins. */
  bodyStart: number
  /** Front matter that cannot be read, as a block of code. */
  unread?: Element
}

/** Reads the front matter of a source, if it begins with one. */
export function readFrontMatter(source: string, profile: Profile, guard: Guard): FrontMatter {
  const { limits, report } = guard
  for (const { syntax, find, parse } of syntaxes) {
    const found = find(source)
    if (!found) continue
    const { start, end, bodyStart } = found
    const content = source.slice(start, end)
    const isLong = content.length > limits.frontMatter
    if (isLong) {
      const reason = `it is longer than ${limits.frontMatter} characters`
      report('markdown/unread-front-matter', { syntax, reason }, { at: { start, end } })
    }
    const rows = isLong ? undefined : parse(content, start, guard)
    if (rows) return { ...readEntries(rows, profile, report), bodyStart }
    return { ...nothing, bodyStart, unread: asCode(content, syntax, start) }
  }
  return { ...nothing, bodyStart: 0 }
}

const nothing: Entries = { facts: {}, rows: [], untitled: false }

interface Found {
  /** Where its content begins and ends. */
  start: number
  end: number
  bodyStart: number
}

interface Syntax {
  syntax: string
  find: (source: string) => Found | undefined
  /** Rows, or `undefined` for what it has reported as unread. */
  parse: (content: string, offset: number, guard: Guard) => MetaRow[] | undefined
}

/** The syntaxes of front matter. JSON is YAML too (YAML 1.2.2, 1.2), and so its keys keep their order and places. */
const syntaxes: Syntax[] = [
  {
    syntax: 'yaml',
    find: between(/^---[ \t]*(?:\r\n?|\n)/, /(?<![^\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|$)/g),
    parse: parseYaml,
  },
  {
    syntax: 'toml',
    find: between(/^\+\+\+[ \t]*(?:\r\n?|\n)/, /(?<![^\r\n])\+\+\+[ \t]*(?:\r\n?|\n|$)/g),
    parse: parseToml,
  },
  { syntax: 'json', find: findObject, parse: parseYaml },
  { syntax: 'text', find: upTo(endOfFields), parse: parseFields },
  { syntax: 'text', find: upTo(endOfTitleBlock), parse: parseTitleBlock },
]

/** Finds what a source begins with and nothing closes. */
function upTo(endOf: (source: string) => number | undefined): Syntax['find'] {
  return (source) => {
    const end = endOf(source)
    return end === undefined ? undefined : { start: 0, end, bodyStart: end }
  }
}

/** Finds what stands between the first line and the next that closes it. */
function between(opening: RegExp, closing: RegExp): Syntax['find'] {
  return (source) => {
    const first = opening.exec(source)?.[0]
    if (first === undefined) return undefined
    const [last] = source.slice(first.length).matchAll(closing)
    if (!last) return undefined
    const end = first.length + last.index
    return { start: first.length, end, bodyStart: end + last[0].length }
  }
}

/** Finds an object of JSON that begins with the source and ends with a line. */
function findObject(source: string): Found | undefined {
  const end = source.startsWith('{') ? endOfObject(source) : undefined
  if (end === undefined || findJson(source.slice(0, end)) === undefined) return undefined
  lineEnd.lastIndex = end
  const [gap] = lineEnd.exec(source) ?? []
  return gap === undefined ? undefined : { start: 0, end, bodyStart: end + gap.length }
}

const lineEnd = /[ \t]*(?:\r\n?|\n|$)/y

/** The offset after the bracket that closes the first one; strings are passed over. */
function endOfObject(source: string): number | undefined {
  let open = 0
  for (const { 0: token, 1: quote, index } of source.matchAll(bracketOrString)) {
    if (quote === '') return undefined // a string without an end
    if (token === '{') open++
    if (token === '}' && --open === 0) return index + 1
  }
  return undefined
}

const bracketOrString = /"(?:[^"\\]|\\[\s\S])*("?)|[{}]/g

function asCode(content: string, syntax: string, start: number): Element {
  const properties = { className: [`language-${syntax}`], dataLanguageFrom: 'fence' }
  const pre = element('pre', {}, [element('code', properties, [text(content.trimEnd())])])
  return { ...pre, data: { start } }
}
