/**
 * Documents that Google Docs wrote as a page: what a style sheet says of classes such as `c4` is emphasis of the author's,
 * and links lead over an address of Google's.
 */

import type { Element } from 'domhandler'
import { classNames, findAll } from './dom.ts'

/** Writes what the style sheet says into the elements of a body, and where links lead. `source` is that of the page. */
export function unfoldGoogleDoc(body: Element, source: string): void {
  const styles = stylesIn(source)
  for (const element of findAll(body, () => true)) {
    const { attribs } = element
    const said = classNames(element).flatMap((name) => styles.get(name) ?? [])
    if (said.length > 0) attribs.style = [...said, attribs.style ?? ''].join(';')
    if (attribs.href !== undefined) attribs.href = targetOf(attribs.href)
  }
}

/** Characters of the page in which the style sheet stands. */
const mostStyle = 1_000_000

/** The declarations of the style sheet that may be emphasis, by the class. */
function stylesIn(source: string): Map<string, string[]> {
  const styles = new Map<string, string[]>()
  const head = source.slice(0, Math.min(mostStyle, source.search(/<body\b/i)))
  for (const [, name = '', declarations = ''] of head.matchAll(/\.(c\d{1,5})\{([^{}]{0,2000})\}/g)) {
    const said = declarations.split(';').filter((declaration) => emphasis.test(declaration))
    if (said.length > 0) styles.set(name, said)
  }
  return styles
}
const emphasis = /^(?:font-weight|font-style|text-decoration|vertical-align):/

function targetOf(href: string): string {
  if (!redirect.test(href)) return href
  return new URL(href).searchParams.get('q') || href
}
const redirect = /^https:\/\/www\.google\.com\/url\?/
