/** Code blocks of Markdown. */

import type { Element } from 'hast'
import { element, isElement, text } from '../../tree/h.ts'
import { rawText } from '../../tree/text.ts'

/**
 * The canonical form of a `pre` that Markdown made: its text without the line break that ends the last line, and what
 * the info string of its fence says: the language as a class, a title as the caption of a figure.
 */
export function codeBlock(pre: Element): Element {
  const [inner] = pre.children
  const info = isElement(inner) ? infoOf(inner) : ''
  const language = languageOf(info)
  const properties = language ? { className: [`language-${language}`], dataLanguageFrom: 'fence' } : {}
  const code = element('code', properties, [text(rawText(pre).replace(/\n$/, ''))])
  const title = titleOf(info)
  const made = element('pre', {}, [code])
  const block = title ? element('figure', {}, [made, element('figcaption', {}, [text(title)])]) : made
  const start = pre.position?.start.offset
  if (start !== undefined) for (const each of [code, made, block]) each.data = { start }
  return block
}

/** The info string of a fence, as mdast-util-to-hast parts it. */
function infoOf({ properties, data }: Element): string {
  const [name = ''] = Array.isArray(properties.className) ? properties.className : []
  return `${String(name).slice('language-'.length)} ${data?.meta ?? ''}`
}

/** `js{1,3}`, `{.python .numberLines}`, `ts:src/main.ts`, `language-css` → the language alone, as classes hold it; none of `title="x"`. */
function languageOf(info: string): string | undefined {
  const [, name] = languageName.exec(info) ?? []
  return name?.toLowerCase()
}

const languageName = /^\{?[ \t]*\.?(?:lang(?:uage)?-)?([\w+#][\w+#.-]*)(?![\p{L}\p{M}\p{N}=])/u

/** The title that a fence gives its code: `title="x"`, `caption='x'`, `name=x`, `js:x.js`. */
function titleOf(info: string): string | undefined {
  const [, double, single, bare] = titleAttribute.exec(info) ?? []
  const named = double?.replace(/\\(["\\])/g, '$1') ?? single ?? bare ?? fileName.exec(info)?.[1]
  return named?.trim() || undefined
}

const titleAttribute = /(?:^|[\s{,])(?:title|caption|filename|file|name)=(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s"'{}]+))/
const fileName = /^[\w+#-]+:([^\s{}]+\.\w+)/
