/** Lines that say who wrote an article, and when. */

import { authorWords } from '../person-names.ts'
import { dateIn, type FactPart, factParts, nameAlone, namesIn } from './fact-parts.ts'

/** What a line under a title says of the article; two dates side by side are those on which it was published and changed. */
export interface Byline {
  authors?: string[]
  published?: string
  modified?: string
}

/** Reads `By Jane Doe`, also run together (`Byjane`), with dates and terms beside it, or dates alone or beside a name. */
export function readByline(text: string): Byline | undefined {
  const parts = text.length > maxLength ? undefined : factParts(text)
  return parts && bylineOf(parts)
}

const maxLength = 200

/** What facts say of authors and days; nothing if they say neither. */
export function bylineOf(parts: readonly FactPart[]): Byline | undefined {
  const authors = parts.flatMap(({ fact, value }) => (fact === 'authors' && value ? namesIn(value) : []))
  const [published, later] = parts.flatMap(({ fact, value }) => (fact === 'publishedAt' && dateIn(value)) || [])
  if (authors.length === 0 && !published) return undefined
  return {
    ...(authors.length > 0 && { authors }),
    ...(published && { published }),
    ...(published && later && later > published && { modified: later }),
  }
}

/** Whether a line is what stands before a name or between a name and a date, and nothing else. */
export function leadsToName(text: string): boolean {
  return text.length <= longestLead && (leadAlone.test(text) || onlySigns.test(text))
}

const longestLead = 20
const onlySigns = /^[\s|•·,–—/-]*$/u
const leadAlone = new RegExp(`^(?:${authorWords}|posted|published|on|am|le|el):?$`, 'iu')

/** Who is named by a line that is a byline, or else a name alone. */
export function namesOn(text: string): string[] {
  const byline = readByline(text)
  const name = byline ? undefined : nameAlone(text)
  return byline?.authors ?? (name === undefined ? [] : [name])
}
