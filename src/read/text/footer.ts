/** What a page says of the article under it: when it was published, by whom, under which categories and tags. */

import type { Facts } from '../../article/draft.ts'
import type { Report } from '../../diagnostics/report.ts'
import { endsSentence } from './chrome.ts'
import { dateIn, type FactPart, factParts, isDate, maxLength, namesIn, termsOf } from './fact-parts.ts'
import { type Fact, factNames } from './fact-words.ts'
import { isBlank, type Line } from './lines.ts'

type FooterFacts = Pick<Facts, Fact>

const rule = /^[_━═─=*-]{5,}$/

/** Whether a line can only stand under an article: a rule, a date alone, or a date or terms behind their label. */
export function isFooterLine({ text, mark }: Line): boolean {
  if (mark !== undefined || text.length > maxLength) return false
  if (rule.test(text) || isDate(text)) return true
  const facts = factsOf(text)
  return facts.length > 1 || (facts.length === 1 && facts[0]?.fact !== 'authors')
}

/** Whether facts that name themselves stand on a line, the date first. */
export function isDatedFooter(line: Line): boolean {
  const [first] = line.mark === undefined ? factsOf(line.text) : []
  return first?.fact === 'publishedAt' && !line.text.startsWith(first.value)
}

const factsOf = (text: string) => (factParts(text) ?? []).filter(({ fact }) => fact !== 'other')

/** Reads the facts, and reports each and what else stands there. `end` is where something else begins. */
export function readFooter(lines: readonly Line[], report: Report): { facts: FooterFacts; end: number } {
  const facts: FooterFacts = {}
  let before: FactPart[] = []
  const take = ({ fact, value }: FactPart, line: Line) => {
    if (!value) return
    if (fact !== 'other' && keep(facts, fact, value))
      report('read/fact-guessed', { fact: factNames[fact], value }, { at: line })
    else report('read/chrome-dropped', { text: value }, { at: line })
  }
  let others: Line[] = []
  const leaveOut = () => {
    for (const line of others) report('read/chrome-dropped', { text: line.text }, { at: line })
    others = []
  }
  for (const [at, line] of lines.entries()) {
    if (isBlank(line) || rule.test(line.text)) continue
    const parts = factParts(line.text, before)
    // Short lines above more of the article are headings of it.
    if (!parts && isArticle(line)) return { facts, end: others[0] ? lines.indexOf(others[0]) : at }
    if (!parts) {
      others.push(line)
      continue
    }
    leaveOut()
    for (const part of parts) take(part, line)
    before = [...before.slice(-mostBefore), ...parts]
  }
  leaveOut()
  return { facts, end: lines.length }
}

function isArticle({ text, level, mark, code }: Line): boolean {
  return level !== undefined || mark !== undefined || code === true || text.length > maxLength || endsSentence(text)
}

/** Facts that a line of them is read behind. */
const mostBefore = 20

/** Keeps a fact; false if it is known already or the value is none. */
function keep(facts: FooterFacts, fact: Fact, value: string): boolean {
  if (fact === 'publishedAt') {
    const date = isDate(value) ? dateIn(value) : undefined
    if (!date || facts.publishedAt) return false
    facts.publishedAt = date
  } else if (fact === 'authors') {
    if (facts.authors) return false
    facts.authors = namesIn(value).map((name) => ({ name }))
  } else {
    facts[fact] ??= []
    for (const term of termsOf(value)) facts[fact].push(term)
  }
  return true
}
