/** Text and URLs as Markdown that reads back as the same text. */

/** Escapes text that stands inside a line. */
export function escapeText(text: string): string {
  return text
    .replace(/[\\`*[\]<~|]/g, '\\$&')
    .replace(/(?<![A-Za-z\d])_|_(?![A-Za-z\d])/g, '\\_')
    .replace(/&(?=#?[a-z\d]+;)/gi, '&amp;')
    .replace(bareUrl, '$1\\$2')
}

/** What GitHub's Markdown makes links of by itself. */
const bareUrl = /(https?|ftp|www|mailto|xmpp|[\w.+-])([:.@])(?<=(?:https?|ftp|mailto|xmpp):|www\.|@)/gi

/** Escapes what would make the beginning of a line a heading, a list, a quote, a rule, the underline of a heading, the tag of a template, a definition, a container or an import of MDX. */
export function escapeLineStart(line: string): string {
  const escaped = line.replace(/^(?:[#>+=-]|\{(?=[%{:])|:(?=[ \t])|\d{1,9}(?=[.)]))/, (mark) =>
    /\d/.test(mark) ? `${mark}\\` : `\\${mark}`,
  )
  return escaped.replace(/^:(?=::)|^import(?=\s[^'"]*['"])/, `$&${nothing}`)
}

/** Parts what would be read as a mark where it is text: of a container, an alert, an import, or the id of a heading. */
export const nothing = '<!-- -->'

/** Escapes a title between double quotes. */
export function escapeTitle(title: string): string {
  return title.replace(/["\\]/g, '\\$&').replace(/&(?=#?[a-z\d]+;)/gi, '&amp;')
}

/** A URL as the target of a link; `undefined` if reading it back would change it. */
export function linkTarget(url: string): string | undefined {
  if (!unchangedUrl.test(url)) return undefined
  const escaped = url.replace(/&(?=#?[a-z\d]+;)/gi, '&amp;')
  return url === '' || /[()]/.test(url) ? `<${escaped}>` : escaped
}

// What mdast-util-to-hast percent-encodes when it reads a URL is left out here (micromark-util-sanitize-uri, normalizeUri).
const unchangedUrl = /^(?:[!#$&-;=?-Z_a-z~]|%[\da-f]{2})*$/i
