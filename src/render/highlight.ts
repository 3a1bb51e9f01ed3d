/** Colours code: words of languages as `span` elements with the classes of highlight.js. Heavy: loaded by who wants it. */

import type { ElementContent } from 'hast'
import { common, createLowlight } from 'lowlight'

/** The parts of a piece of code; nothing for a language that is not known. */
export type Highlight = (code: string, language: string) => ElementContent[] | undefined

/** Characters above which code stays as it is: grammars are not all linear. */
const maxLength = 20_000

/** Blocks that are kept, for the same code comes again: on the next page, or with the next change. */
const maxKept = 2_000

/** Makes a highlighter. About 0.2 ms a block; the same code in the same language is looked at once. */
export function createHighlight(): Highlight {
  const lowlight = createLowlight(common)
  const kept = new Map<string, ElementContent[]>()
  return (code, language) => {
    if (code.length > maxLength || !lowlight.registered(language)) return undefined
    const key = `${language}\n${code}`
    const known = kept.get(key)
    if (known) return known
    // highlight.js gives elements and text alone.
    const parts = lowlight.highlight(language, code).children as ElementContent[]
    if (kept.size >= maxKept) kept.clear()
    kept.set(key, parts)
    return parts
  }
}
