/** What an article is written in: the parts of which titles, sentences and names are put together. */

export interface Tongue {
  /** BCP 47. */
  tag: string
  direction: 'ltr' | 'rtl'
  /** What stands between the parts of a sentence, and between sentences. */
  space: string
  /** `{problem}`, `{setting}` and `{stack}` are filled in. */
  titles: string[]
  problems: string[]
  settings: string[]
  /** A sentence is one of each, in this order; the last part ends it. */
  openings: string[]
  middles: string[]
  endings: string[]
  headings: { why: string; how: string; checklist: string; more: string[]; closing: string }
  checks: string[]
  /** `{problem}`, `{stack}` and `{number}` are filled in. */
  caption: string
  /** `{problem}` and `{stack}` are filled in. */
  summary: string
  columns: [string, string, string]
  people: string[]
  categories: string[]
  tags: string[]
}

/** Fills the named gaps of a pattern. */
export function fill(pattern: string, parts: Record<string, string | number>): string {
  return pattern.replace(/\{(\w+)\}/g, (gap, name: string) => String(parts[name] ?? gap))
}
