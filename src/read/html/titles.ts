/** Titles, and the name of the site that pages write after or before them. */

/** What sites put between their name and the title. The spaces are part of it: a hyphen within a word is none. */
const separator = /\s+(?:[|–—·•»«:/~]|-|::|&raquo;)\s+/u

/** The text of `title` without the site's name; nothing if nothing else is there. */
export function withoutSiteName(pageTitle: string, siteName: string | undefined): string | undefined {
  if (!siteName) return pageTitle || undefined
  if (same(pageTitle, siteName)) return undefined
  const parts = pageTitle.split(separator)
  if (parts.length < 2) return pageTitle
  const first = parts[0] ?? ''
  const last = parts.at(-1) ?? ''
  if (same(last, siteName)) return pageTitle.slice(0, pageTitle.lastIndexOf(last)).replace(trailingSeparator, '').trim()
  if (same(first, siteName)) return pageTitle.slice(first.length).replace(leadingSeparator, '').trim()
  return pageTitle
}

const trailingSeparator = /[\s|–—·•»«:/~-]+$/u
const leadingSeparator = /^[\s|–—·•»«:/~-]+/u

/** Compares two titles without regard to case, quotes and white space, which sites write differently in head and body. */
export function same(a: string, b: string): boolean {
  return titleKey(a) === titleKey(b)
}

export function titleKey(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
}
