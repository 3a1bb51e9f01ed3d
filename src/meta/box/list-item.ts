/** List items that say `key: value`. */

import type { Element, ElementContent } from 'hast'
import { isElement, text } from '../../tree/h.ts'
import { fold, rawText } from '../../tree/text.ts'
import { shownText } from './leaf.ts'
import { contentOf, isShape } from './shapes.ts'

export interface Entry {
  label: string
  /** What follows the label. */
  value: ElementContent[]
}

/**
 * Splits an item into label and value: `key: value`, `<strong>key</strong> value`, `key: <ul>…`, `key <ul>…`.
 * Nothing if it has no label that is short enough for one. `isKnown` lets known labels do without the space after the colon.
 */
export function splitItem(item: Element, isKnown: (label: string) => boolean): Entry | undefined {
  const content = contentOf(item)
  let before = ''
  for (const [index, node] of content.entries()) {
    if (before.length > maxLabel) return undefined
    if (isShape(node)) return entry(before, content.slice(index))
    if (node.type === 'text') {
      const colon = findColon(node.value, before, isKnown)
      if (colon !== undefined) {
        const value = [text(node.value.slice(colon + 1)), ...content.slice(index + 1)]
        return entry(before + node.value.slice(0, colon), value)
      }
    } else if (isElement(node) && index === 0 && emphasis.has(node.tagName)) {
      const next = content[1]
      const isClosed = colonAtEnd.test(shownText([node]))
      const goesOn = next?.type === 'text' && startsWithColon.test(next.value)
      if (isClosed || (next && !goesOn)) return entry(shownText([node]), content.slice(1))
    }
    before += rawText(node)
  }
  return undefined
}

const emphasis = new Set(['strong', 'b', 'dfn', 'dt'])
const colonAtEnd = /[:：]\s*$/
const startsWithColon = /^\s*[:：]/

/** Where the colon stands that ends the label, if this text has it. `8:30` and `https://…` have none. */
function findColon(value: string, before: string, isKnown: (label: string) => boolean): number | undefined {
  // context: behind a cdn
  //        ^
  for (let index = 0; index < value.length && index <= maxLabel; index++) {
    const sign = value.charAt(index)
    if (sign !== ':' && sign !== '：') continue
    const after = value.charAt(index + 1)
    if (sign === '：' || after === '' || isSpace.test(after)) return index
    if (isKnown(before + value.slice(0, index)) && after !== '/') return index
  }
  return undefined
}

const isSpace = /\s/

function entry(text: string, value: ElementContent[]): Entry | undefined {
  const label = fold(text).replace(colonAtEnd, '')
  return isLabel(label) ? { label, value } : undefined
}

/** Characters and words above which a text is a sentence, not a label. The longest known label has 3 words. */
const maxLabel = 48
const maxLabelWords = 5

/** Whether a text may be a label. */
export function isLabel(label: string): boolean {
  return (
    label !== '' &&
    label.length <= maxLabel &&
    label.split(/\s+/).length <= maxLabelWords &&
    !/[\n.!?;]\s|[!?;]$/.test(label)
  )
}
