/** URLs of a page: made absolute where the page says how, and what its own URL tells. */

/** Characters of the longest address that servers take. */
export const longestAddress = 8_192

/** The absolute form of `url` on a page that stands at `base`; without a base, or for what is no URL, as it was. */
export function absoluteUrl(url: string, base: string | undefined): string {
  const trimmed = url.trim()
  if (!base || hasScheme.test(trimmed) || trimmed === '') return trimmed
  try {
    return new URL(trimmed, base).href
  } catch {
    return trimmed
  }
}

const hasScheme = /^[a-z][a-z\d+.-]*:/i

/** Gives back an http(s) URL and nothing else. */
export function webUrl(url: string | undefined): string | undefined {
  const trimmed = url?.trim()
  return trimmed && /^https?:\/\/[^\s/]/i.test(trimmed) ? trimmed : undefined
}

/** The last part of a URL's path, decoded, without its ending; `undefined` for the front page and for `?p=12`. */
export function slugOf(url: string): string | undefined {
  const path = url.replace(/[?#].*$/s, '').replace(/^[a-z]+:\/\/[^/]*/i, '')
  const last = path.split('/').filter(Boolean).at(-1)
  if (!last) return undefined
  return decode(last).replace(/\.(?:html?|php|aspx?)$/i, '') || undefined
}

/** Whether two URLs name the same page: scheme, a slash at the end and the fragment do not count. */
export function isSamePage(a: string, b: string): boolean {
  return pageKey(a) === pageKey(b)
}

function pageKey(url: string): string {
  return decode(
    url
      .replace(/^https?:/i, '')
      .replace(/#.*$/s, '')
      .replace(/\/$/, ''),
  )
}

/** The text that percent-encoding stands for; the text itself where it is none. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
