/** Colours code: words of languages as `span` elements with the classes of highlight.js. Heavy: loaded by who wants it. */

import type { ElementContent } from 'hast'
import { common, createLowlight } from 'lowlight'

/** Code in its colours; nothing for a language that is not known. */
export type Highlight = (code: string, language: string) => Coloured | undefined

export interface Coloured {
  parts: ElementContent[]
  /** The same as HTML. */
  html: string
}

/** Characters above which code stays as it is: grammars are not all linear. */
const maxLength = 20_000

/** Blocks that are kept, for the same code comes again: on the next page, or with the next change. */
const maxKept = 2_000

/** Makes a highlighter. About 0.2 ms a block; the same code in the same language is looked at once. */
export function createHighlight(): Highlight {
  let lowlight: ReturnType<typeof createLowlight> | undefined // its grammars take as long as a hundred blocks
  const kept = new Map<string, Coloured>()
  return (code, language) => {
    if (code.length > maxLength) return undefined
    lowlight ??= createLowlight(common)
    if (!lowlight.registered(language)) return undefined
    const key = `${language}\n${code}`
    const known = kept.get(key)
    if (known) return known
    // highlight.js gives elements and text alone.
    const parts = lowlight.highlight(language, code).children as ElementContent[]
    const coloured = { parts, html: parts.map(htmlOf).join('') }
    if (kept.size >= maxKept) kept.clear()
    kept.set(key, coloured)
    return coloured
  }
}

/** Writes text and `span` elements with classes, which is all there is, as `toHtml` writes them. */
function htmlOf(node: ElementContent): string {
  if (node.type === 'text') return node.value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  if (node.type !== 'element') return ''
  const { className } = node.properties
  const names = Array.isArray(className) ? className.join(' ') : ''
  return `<span class="${names}">${node.children.map(htmlOf).join('')}</span>`
}
