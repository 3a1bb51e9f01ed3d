/** Which articles search engines, feeds and the sitemap may name. */

import type { Article } from '../article/article.ts'
import type { Json } from '../article/json.ts'

/** Whether an article may be listed: it is public, and its box does not say that a person still has to look at it. */
export function mayBeIndexed(article: Article): boolean {
  const { flags } = article.meta.values
  const needsReview =
    typeof flags === 'object' && flags !== null && !Array.isArray(flags) && isOn(flags.needs_human_review)
  return !needsReview && (article.status ?? 'published') === 'published'
}

/** Whether a flag is set. What cannot be understood counts as set: a page too few is better than a page too many. */
function isOn(flag: Json | undefined): boolean {
  return flag !== undefined && flag !== null && !offWords.has(String(flag).trim().toLowerCase())
}

const offWords = new Set(['', '0', 'false', 'no', 'off'])
