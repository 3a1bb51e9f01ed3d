/** What the name of a file says of its article, as Jekyll, Hexo and Docusaurus have it: `2026-03-04-slack-tide.md`, or `…/index.md` in a folder of that name. */

import type { Facts } from '../../article/draft.ts'
import type { Report } from '../../diagnostics/report.ts'
import { makeSlug } from '../../extract/slug.ts'
import { findDate } from '../dates.ts'

const named = /(?:^|\/)((\d{4}-\d{2}-\d{2})-([^/]+?))(?:\/index)?\.(?:mdx?|markdown)(?:\.gz)?$/i

/** The facts of an article, with the day and the slug of its file's name where nothing else says them. */
export function withFileName(facts: Facts, path: string, report: Report): Facts {
  const [, name = '', day = '', words = ''] = named.exec(path) ?? []
  if (day === '' || facts.publishedAt !== undefined || findDate(day) !== day) return facts
  report('markdown/named-date', { name })
  return { ...facts, publishedAt: day, slug: facts.slug ?? makeSlug(words, '') }
}
