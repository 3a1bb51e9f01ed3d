/** Code → HTML that shows it. */

import { escapeHtml } from '../escape-html.ts'

/** A block of code in HTML, in which no shortcode runs. */
export function codeHtml(
  code: string,
  { language, from, title }: { language?: string | undefined; from?: 'fence'; title?: string | undefined },
): string {
  const named = language ? ` data-language="${escapeHtml(language)}"` : ''
  const marked = from ? ` data-language-from="${from}"` : ''
  const titled = title ? ` title="${escapeHtml(title)}"` : ''
  // A parser drops a line end after `<pre>`; this one is for it.
  return `<pre${named}${marked}${titled}>\n${inlineCodeHtml(code)}</pre>`
}

/** Code within a line, in which no shortcode runs. */
export function inlineCodeHtml(code: string): string {
  return `<code>${escapeHtml(code).replaceAll('[', '&#91;')}</code>`
}
