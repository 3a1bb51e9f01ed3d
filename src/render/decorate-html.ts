/** What `decorate` does to a tree, done to clean HTML as it stands: what does not change is copied. */

import type { SafeRoot } from '../clean/clean.ts'
import { readCleanHtml, scanCleanHtml } from '../clean/read-clean-html.ts'
import { type SafeHtml, toHtml } from '../clean/to-html.ts'
import { element, root } from '../tree/h.ts'
import { decorate, type Surroundings } from './decorate.ts'

/**
 * Decorates HTML that `toHtml` wrote, in one scan; nothing for HTML that a parser and `clean` have to look at. The same
 * HTML as by way of a tree (`test/decorate-html.test.ts`), at a third of the cost.
 */
export function decorateHtml(html: string, surroundings: Surroundings): SafeHtml | undefined {
  const { linkOf } = surroundings
  const parts: string[] = []
  let copied = 0
  const put = (start: number, end: number, part: string) => {
    parts.push(html.slice(copied, start), part)
    copied = end
  }
  let pictures = 0
  let text = ''
  /** A table or a block of code that is open, how many of its name are, and the pictures before it. */
  let outer: { name: string; start: number; depth: number; pictures: number } | undefined

  const isClean = scanCleanHtml(html, {
    text(value) {
      text = value
    },
    open(name, properties, start, end) {
      if (name === 'img') pictures += 1
      if (outer) {
        if (name === outer.name) outer.depth += 1
      } else if (name === 'pre' || name === 'table') outer = { name, start, depth: 1, pictures }
      else if (name === 'img' && pictures > 1) put(end - 1, end, ' loading="lazy">')
      else if (name === 'a' && typeof properties.href === 'string' && linkOf?.(properties.href) !== undefined) {
        const shell = root([element('a', properties, [])]) as SafeRoot // its attributes were held against the policy
        put(start, end, toHtml(decorate(shell, surroundings)).replace(/<\/a>$/, ''))
      }
    },
    close(name, _, end) {
      if (outer?.name !== name) return
      outer.depth -= 1
      if (outer.depth > 0) return
      const { start, pictures: before } = outer
      const part = html.slice(start, end)
      put(start, end, codeHtml(part, text, surroundings) ?? throughTree(part, surroundings, before))
      outer = undefined
    },
  })
  if (!isClean) return undefined
  parts.push(html.slice(copied))
  // All of it was held against the policy, and only what `decorate` adds was added.
  return parts.join('') as SafeHtml
}

/** The usual block of code, whose one text is `text`; nothing for others. */
function codeHtml(html: string, text: string, { highlight }: Surroundings): string | undefined {
  const [, attributes = '', code, written] = plainBlock.exec(html) ?? []
  if (code === undefined || written === undefined) return undefined
  const [, language] = languageClass.exec(code) ?? []
  const named = language === undefined ? '' : ` data-language="${language}"`
  const coloured = language === undefined || written === '' ? undefined : highlight?.(text, language)
  return `<pre${attributes} tabindex="0"${named}>${code}${coloured?.html ?? written}</code></pre>`
}

const plainBlock = /^<pre((?: [a-z-]+="[^"]*")*)>(<code(?: [a-z-]+="[^"]*")*>)([^<]*)<\/code><\/pre>$/
const languageClass = / class="language-([^"]*)"/

/** A part of clean HTML, read as a tree. */
function throughTree(html: string, surroundings: Surroundings, pictures: number): string {
  const tree = readCleanHtml(html)
  if (!tree) throw new Error('a part of clean HTML that is not clean')
  return toHtml(decorate(tree, surroundings, pictures))
}
