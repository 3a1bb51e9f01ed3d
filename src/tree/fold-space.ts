/** White space as a reader sees it. */

import type { ElementContent, Text } from 'hast'
import { text } from './h.ts'
import { joinEmphasis } from './join-emphasis.ts'
import { breaksText, foldRuns } from './text.ts'

/** Inline elements that are something without content. */
const mayBeEmpty = new Set(['img', 'br', 'wbr'])

/**
 * Folds the white space of one block's text, across its inline elements, and leaves out what holds nothing; blocks among
 * the children are left alone. Texts that come to stand side by side are joined, as a parser would, and so is emphasis.
 */
export function foldSpace(children: ElementContent[]): ElementContent[] {
  let afterSpace = true
  let last: Text | undefined
  let isEmptied = false
  const breakLine = () => {
    if (last?.value.endsWith(' ')) {
      last.value = last.value.slice(0, -1)
      isEmptied ||= last.value === ''
    }
    last = undefined
    afterSpace = true
  }
  const visit = (nodes: ElementContent[]): ElementContent[] => {
    const out: ElementContent[] = []
    for (const node of nodes) {
      if (node.type === 'text') {
        const folded = foldRuns(node.value)
        const value = afterSpace && folded.startsWith(' ') ? folded.slice(1) : folded
        if (value === '') continue
        afterSpace = value.endsWith(' ')
        last = appendText(out, value)
      } else if (node.type === 'element') {
        if (breaksText(node.tagName) || node.tagName === 'br') {
          breakLine()
          out.push(node)
        } else if (mayBeEmpty.has(node.tagName)) {
          afterSpace = false
          last = undefined
          out.push(node)
        } else {
          const inner = visit(node.children)
          if (inner.length > 0 || node.properties.id) out.push({ ...node, children: inner })
        }
      }
    }
    return out
  }
  const folded = visit(children)
  breakLine()
  return joinEmphasis(isEmptied ? dropEmpty(folded) : folded)
}

function appendText(nodes: ElementContent[], value: string): Text {
  const before = nodes.at(-1)
  // Only texts made here stand in `nodes`, so they may be added to.
  if (before?.type === 'text') {
    before.value += value
    return before
  }
  const added = text(value)
  nodes.push(added)
  return added
}

/** Leaves out texts that were one space at the end of a line, and the inline elements that held nothing else. */
function dropEmpty(nodes: ElementContent[]): ElementContent[] {
  const out: ElementContent[] = []
  for (const node of nodes) {
    if (node.type === 'text') {
      if (node.value !== '') appendText(out, node.value)
    } else if (node.type === 'element') {
      const isWhole = breaksText(node.tagName) || mayBeEmpty.has(node.tagName)
      const kept = isWhole ? node : { ...node, children: dropEmpty(node.children) }
      if (isWhole || kept.children.length > 0 || node.properties.id) out.push(kept)
    }
  }
  return out
}
