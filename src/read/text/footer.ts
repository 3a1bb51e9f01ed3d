/** What a page says of the article under it: when it was published, by whom, under which categories and tags. */

import type { Facts } from '../../article/draft.ts'
import type { Report } from '../../diagnostics/report.ts'
import { findDate, findDates } from '../dates.ts'
import { endsSentence, namesOf } from './chrome.ts'
import { isBlank, type Line } from './lines.ts'

type Fact = 'publishedAt' | 'authors' | 'categories' | 'tags'
type FooterFacts = Pick<Facts, Fact>

/** The words before a fact, as the themes of WordPress and other systems print them. */
const labels: [Fact, string][] = [
  ['publishedAt', 'Published(?: on)?|Posted(?: on)?|Veröffentlicht am|Publié le|Publicado e[lm]|Pubblicato il'],
  ['authors', '(?:Written|Posted) by'],
  ['categories', 'Categorized as|Categor(?:y|ies):|Filed under:?|Posted in|Kategorien:|Catégories\\s?:'],
  ['tags', 'Tagged(?: with| as)?|(?:[Pp]ost )?[Tt]ags?\\s*:|Schlagwörter:|Étiquettes\\s?:'],
]
/** Words that are labels only behind another fact. */
const links: [Fact, string][] = [
  ['authors', '[Bb]y|von|par|por|di|door'],
  ['categories', 'in'],
]
const all = [...labels, ...links]
/** At the beginning of a line, after a space, or run together with the year before it. */
const anyLabel = new RegExp(
  `(?:^|\\s|(?<=\\d{4}))(?:${all.map(([, words]) => `(${words})`).join('|')})(?=\\s|#|$)`,
  'g',
)
const rule = /^[_━═─=*-]{5,}$/

/** Whether a line can only stand under an article: a rule, a date alone, or a date or terms behind their label. */
export function isFooterLine({ text, mark }: Line): boolean {
  if (mark !== undefined || text.length > maxLength) return false
  if (rule.test(text) || isDate(text)) return true
  const [first, second] = partsOf(text, undefined)
  if (first?.fact === 'publishedAt') return !first.value || isDate(first.value) || second !== undefined
  return first !== undefined && first.fact !== 'authors'
}

/** Whether facts that name themselves stand on a line, the date first. */
export function isDatedFooter(line: Line): boolean {
  return isFooterLine(line) && partsOf(line.text, undefined)[0]?.fact === 'publishedAt'
}

/** Characters of a line of facts. */
const maxLength = 300

/** Reads the facts, and reports each and what else stands there. `end` is where something else begins. */
export function readFooter(lines: readonly Line[], report: Report): { facts: FooterFacts; end: number } {
  const facts: FooterFacts = {}
  let last: Fact | undefined
  let isOpen = false
  const take = (fact: Fact, value: string, line: Line) => {
    last = fact
    isOpen = !value || value.endsWith(',')
    if (!value) return
    if (keep(facts, fact, value)) report('read/fact-guessed', { fact: nameOf[fact], value }, { at: line })
    else report('read/chrome-dropped', { text: value }, { at: line })
  }
  let others: Line[] = []
  const leaveOut = () => {
    for (const line of others) report('read/chrome-dropped', { text: line.text }, { at: line })
    others = []
  }
  for (const [at, line] of lines.entries()) {
    if (isBlank(line) || rule.test(line.text)) continue
    const parts = partsOf(line.text, last)
    // Short lines above more of the article are headings of it.
    if (!parts.length && isArticle(line)) return { facts, end: others[0] ? lines.indexOf(others[0]) : at }
    if (!parts.length) {
      if (last && isOpen) parts.push({ fact: last, value: line.text })
      else if (isDate(line.text)) parts.push({ fact: 'publishedAt', value: line.text })
      // Under a date alone stands who wrote it.
      else if (facts.publishedAt && !facts.authors && name.test(line.text))
        parts.push({ fact: 'authors', value: line.text })
      else others.push(line)
    }
    if (parts.length) leaveOut()
    for (const { fact, value } of parts) take(fact, value, line)
  }
  leaveOut()
  return { facts, end: lines.length }
}

const nameOf: Record<Fact, string> = { publishedAt: 'date', authors: 'author', categories: 'categories', tags: 'tags' }

function isArticle({ text, level, mark, code }: Line): boolean {
  return level !== undefined || mark !== undefined || code === true || text.length > maxLength || endsSentence(text)
}

function isDate(text: string): boolean {
  return findDates(text)[0]?.start === 0
}

interface Part {
  fact: Fact
  value: string
}

/** The facts of a line that begins with a label, in order; `last` is the fact before it. */
function partsOf(text: string, last: Fact | undefined): Part[] {
  const parts: (Part & { start: number })[] = []
  for (const match of text.matchAll(anyLabel)) {
    const at = match.findIndex((group, index) => index > 0 && group !== undefined) - 1
    const fact = all[at]?.[0]
    const before = parts[parts.length - 1]
    if (!fact || (!before && match.index > 0) || (at >= labels.length && !(before?.fact ?? last))) continue
    if (before) before.value = text.slice(before.start, match.index).trim()
    const start = match.index + match[0].length
    parts.push({ fact, value: text.slice(start).trim(), start })
  }
  return parts
}

/** Keeps a fact; false if it is known already or the value is none. */
function keep(facts: FooterFacts, fact: Fact, value: string): boolean {
  if (fact === 'publishedAt') {
    const date = isDate(value) ? findDate(value) : undefined
    if (!date || facts.publishedAt) return false
    facts.publishedAt = date
  } else if (fact === 'authors') {
    if (facts.authors || value.split(/\s+/).length > maxNameWords) return false
    facts.authors = [{ name: value }]
  } else {
    const terms = namesOf(value) ?? value.split(value.startsWith('#') ? '#' : ',').map((term) => term.trim())
    if (terms.some((term) => term.length > maxTermLength)) return false
    facts[fact] ??= []
    for (const term of terms) if (term) facts[fact].push(term)
  }
  return true
}

const maxNameWords = 6
const maxTermLength = 60
/** Two to four words that each begin like a name. */
const name = /^\p{Lu}[\p{L}\p{M}'’.-]{0,40}(?: \p{Lu}[\p{L}\p{M}'’.-]{0,40}){1,3}$/u
