/** Raw HTML tags after which all is text up to their end tag, such as `<title>`: they would swallow the Markdown that follows. */

import type { ElementContent } from 'hast'
import type { Report, Span } from '../../diagnostics/report.ts'
import { isElement } from '../../tree/h.ts'
import { rawText } from '../../tree/text.ts'
import type { Raw } from './raw-html.ts'

/**
 * Joins each such tag with what follows up to its end tag to one raw node. Without an end tag among the siblings it
 * becomes text, as GitHub shows it (GFM 0.29, 6.11 "Disallowed Raw HTML").
 */
export function closeTextTags(nodes: ElementContent[], report: Report): ElementContent[] {
  const out: ElementContent[] = []
  const ends = lastEnds(nodes)
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index]
    if (!node) continue
    const name = node.type === 'raw' ? openedBy(node.value) : undefined
    if (isElement(node)) out.push({ ...node, children: closeTextTags(node.children, report) })
    else if (node.type !== 'raw' || name === undefined) out.push(node)
    else if ((ends.get(name) ?? -1) > index) {
      let value = node.value
      for (let next = nodes[++index]; next; next = nodes[++index]) {
        value += next.type === 'raw' ? next.value : rawText(next)
        if (next.type === 'raw' && closes(next.value, name)) break
      }
      out.push({ ...node, value })
    } else {
      report('markdown/open-html', { html: node.value }, { at: spanOfRaw(node) })
      out.push({ ...node, value: node.value.replace(tags, '&lt;$1$2') })
    }
  }
  return out
}

/** Where raw HTML stands in the source. */
export function spanOfRaw({ position, value }: Raw): Span | undefined {
  const start = position?.start.offset
  return start === undefined ? undefined : { start, end: start + value.length }
}

const names = ['title', 'textarea', 'style', 'xmp', 'iframe', 'noembed', 'noframes', 'script', 'plaintext']
const tags = new RegExp(`<(/?)(${names.join('|')})(?=[\\s/>])`, 'gi')

/** The name of the tag in raw HTML that is still open at its end. */
function openedBy(html: string): string | undefined {
  let open: string | undefined
  for (const [, slash, name = ''] of html.matchAll(tags)) {
    if (!slash) open ??= name.toLowerCase()
    else if (name.toLowerCase() === open) open = undefined
  }
  return open
}

function closes(html: string, name: string): boolean {
  for (const [, slash, found = ''] of html.matchAll(tags)) if (slash && found.toLowerCase() === name) return true
  return false
}

/** Where the last end tag of each name stands among siblings. */
function lastEnds(nodes: ElementContent[]): Map<string, number> {
  const ends = new Map<string, number>()
  for (const [index, node] of nodes.entries()) {
    if (node.type !== 'raw') continue
    for (const [, slash, name = ''] of node.value.matchAll(tags)) if (slash) ends.set(name.toLowerCase(), index)
  }
  return ends
}
