/** Front matter: where it stands, and what it says. */

import type { Element } from 'hast'
import type { Report } from '../../diagnostics/report.ts'
import type { Profile } from '../../meta/profile.ts'
import { element, text } from '../../tree/h.ts'
import { type Entries, readEntries } from './facts.ts'
import { parseYaml } from './yaml.ts'

export interface FrontMatter extends Entries {
  /** Where the body begins. */
  bodyStart: number
  /** Front matter that cannot be read, as a block of code. */
  unread?: Element
}

/** Characters of front matter that are read; `yaml` needs seconds for more of the worst kind. */
const maxLength = 65_536

/** Reads the front matter of a source, if it begins with one. */
export function readFrontMatter(source: string, profile: Profile, report: Report): FrontMatter {
  const found = findFrontMatter(source)
  if (!found) return { ...nothing, bodyStart: 0 }
  const { syntax, content, start, bodyStart } = found
  const at = { start, end: start + content.length }
  const unread = () => ({ ...nothing, bodyStart, unread: asCode(content, syntax, start) })
  if (syntax !== 'yaml') {
    report('markdown/unread-front-matter', { syntax, reason: 'it is not YAML' }, { at })
    return unread()
  }
  if (content.length > maxLength) {
    report('markdown/unread-front-matter', { syntax, reason: `it is longer than ${maxLength} characters` }, { at })
    return unread()
  }
  const rows = parseYaml(content, start, report)
  return rows ? { ...readEntries(rows, profile, report), bodyStart } : unread()
}

const nothing: Entries = { facts: {}, rows: [], untitled: false }

interface Found {
  syntax: 'yaml' | 'toml'
  content: string
  start: number
  bodyStart: number
}

/** Lines that open front matter, and those that close it. */
const fences: { syntax: Found['syntax']; opening: RegExp; closing: RegExp }[] = [
  { syntax: 'yaml', opening: /^---[ \t]*(?:\r\n?|\n)/, closing: /(?<![^\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|$)/g },
  { syntax: 'toml', opening: /^\+\+\+[ \t]*(?:\r\n?|\n)/, closing: /(?<![^\r\n])\+\+\+[ \t]*(?:\r\n?|\n|$)/g },
]

function findFrontMatter(source: string): Found | undefined {
  for (const { syntax, opening, closing } of fences) {
    const first = opening.exec(source)?.[0]
    if (first === undefined) continue
    const [last] = source.slice(first.length).matchAll(closing)
    if (!last) return undefined
    const end = first.length + last.index
    return { syntax, content: source.slice(first.length, end), start: first.length, bodyStart: end + last[0].length }
  }
  return undefined
}

function asCode(content: string, syntax: string, start: number): Element {
  const properties = { className: [`language-${syntax}`], dataLanguageFrom: 'fence' }
  const pre = element('pre', {}, [element('code', properties, [text(content.trimEnd())])])
  return { ...pre, data: { start } }
}
