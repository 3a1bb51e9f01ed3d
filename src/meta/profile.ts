/** A profile says what the posts of a site look like. */

import type { z } from 'zod'
import type { Article } from '../article/article.ts'
import type { JsonObject } from '../article/json.ts'
import type { Report } from '../diagnostics/report.ts'

/** How a value of the box is shown. Everything not said is shown by the value's own type. */
export interface Display {
  /** `inline`: short words side by side; `ordered`: a numbered list; `flag`: yes or no; `count`: grouped digits; `plain`: as it is. */
  as?: 'inline' | 'ordered' | 'flag' | 'count' | 'date' | 'plain'
  /** Written after a number: `minutes`. */
  unit?: string | { one: string; other: string }
  /** The number a score is out of. */
  max?: number
}

/** CSS selectors that find the parts of a page, tried in order; the first that matches wins. */
export interface Select {
  title?: string[]
  body?: string[]
  box?: string[]
}

/** Which values of the box mean something outside of it, as dotted paths. */
export interface Roles {
  /** What identifies the article: `payload.source_id`. */
  id?: string
  /** The language of code blocks that name none: `code_language`. */
  codeLanguage?: string
}

/** Compares the box with the rest of the article and reports where they disagree. Never changes the article. */
export type Check = (article: Article, report: Report) => void

export interface Profile<Fields extends z.ZodObject = z.ZodObject> {
  name: string
  /** The headings or captions that stand over the box, compared without regard to case, spaces, `_` and `-`. */
  headings: string[]
  /** Prefixes that sources put before the keys: `anp_`. */
  prefixes: string[]
  /** The known keys: canonical snake_case names, their types, and by `.meta({ title })` their labels. */
  fields: Fields
  /** How to show the value at a dotted path (`score.quality`; `entities.name` for each item of a list). */
  display: Record<string, Display>
  select: Select
  /**
   * Whether the element that a page marks as the body of an article is taken whole. Else, and where nothing is marked,
   * every block of the page is measured.
   */
  trustsMarks: boolean
  roles: Roles
  checks: Check[]
}

/** The values of the box as the profile's fields type them. */
export type MetaValues<P> = P extends Profile<infer Fields> ? z.input<Fields> & JsonObject : JsonObject

/** Defines a profile; only `name` and `fields` are needed. `fields` should be a `z.looseObject`, so that unknown keys are kept. */
export function defineProfile<Fields extends z.ZodObject>(
  profile: Pick<Profile<Fields>, 'name' | 'fields'> & Partial<Profile<Fields>>,
): Profile<Fields> {
  return { headings: [], prefixes: [], display: {}, select: {}, trustsMarks: true, roles: {}, checks: [], ...profile }
}
