/** Code blocks of Markdown. */

import type { Element } from 'hast'
import type { Code } from 'mdast'
import { element, text } from '../../tree/h.ts'

/** A code block in canonical form, in a figure if its fence has a title. */
export function code(_state: unknown, node: Code): Element {
  const language = languageOf(node.lang)
  const properties = language ? { className: [`language-${language}`], dataLanguageFrom: 'fence' } : {}
  const content = element('code', properties, node.value ? [text(node.value)] : [])
  const pre = element('pre', {}, [content])
  const title = titleOf(`${node.lang ?? ''} ${node.meta ?? ''}`)
  const block = title ? element('figure', {}, [pre, element('figcaption', {}, [text(title)])]) : pre
  const start = node.position?.start.offset
  if (start !== undefined) for (const made of [content, pre, block]) made.data = { start }
  return block
}

/** `js{1,3}`, `{.python .numberLines}`, `ts:src/main.ts`, `language-css` → the language alone, as classes hold it. */
function languageOf(info: string | null | undefined): string | undefined {
  const [, name] = languageName.exec(info ?? '') ?? []
  return name?.toLowerCase()
}

const languageName = /^\{?[ \t]*\.?(?:lang(?:uage)?-)?([\w+#][\w+#.-]*)/

/** The title that a fence gives its code: `title="x"`, `caption='x'`, `name=x`, `js:x.js`. */
function titleOf(info: string): string | undefined {
  const [, double, single, bare] = titleAttribute.exec(info) ?? []
  const named = double?.replace(/\\(["\\])/g, '$1') ?? single ?? bare ?? fileName.exec(info)?.[1]
  return named?.trim() || undefined
}

const titleAttribute = /(?:^|[\s{,])(?:title|caption|filename|file|name)=(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([^\s"'{}]+))/
const fileName = /^[\w+#-]+:([^\s{}]+\.\w+)/
