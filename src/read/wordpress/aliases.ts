/** The former addresses of a post, from which WordPress itself leads to it. */

import type { Post } from './post.ts'
import { webUrl } from './web-url.ts'

/**
 * The guid, which is the address without permalinks or on a former host; the link with each former slug and each former
 * day in the place of today's: wp-includes/query.php, wp_old_slug_redirect() and _find_post_by_old_date().
 */
export function readAliases({ link, slug, former, published }: Post): string[] {
  const [day = ''] = published.local?.split(/[ T]/) ?? []
  const all = [
    ...former.urls.flatMap((url) => webUrl(url) ?? []),
    ...former.slugs.flatMap((old) => withSlug(link, slug, old)),
    ...former.days.flatMap((old) => withDay(link, day, old)),
  ]
  return [...new Set(all)].filter((url) => url !== link)
}

/** `https://notes.example/2026/new/` → `https://notes.example/2026/old/`; nothing where links do not end with the slug. */
function withSlug(link = '', slug = '', old: string): string[] {
  const [, before, last, end = ''] = /^(.*\/)([^/?#]+)(\/?)$/.exec(link) ?? []
  return slug && before && last?.toLowerCase() === slug.toLowerCase() && webUrl(link) ? [`${before}${old}${end}`] : []
}

/** The same for links that hold the day or the month. */
function withDay(link = '', day: string, old: string): string[] {
  const path = (date: string, parts: number) => `/${date.split('-').slice(0, parts).join('/')}/`
  const parts = [3, 2].find((count) => /^\d{4}-\d\d-\d\d$/.test(day) && link.includes(path(day, count)))
  return parts && /^\d{4}-\d\d-\d\d$/.test(old) ? [link.replace(path(day, parts), path(old, parts))] : []
}
