/** Raw HTML that is open where the Markdown round it ends: in a browser it would reach over all that follows. */

import type { ElementContent, Root } from 'hast'
import type { Report } from '../../diagnostics/report.ts'
import { isElement } from '../../tree/h.ts'
import { findUnfinished } from '../../tree/unfinished.ts'
import { isContent, isRaw, type Raw } from './raw-html.ts'
import { closeTextTags, spanOfRaw } from './text-tags.ts'

/**
 * Makes raw HTML keep to itself: a tag or comment without its end becomes text, and so do tags after which all is text;
 * an inline element that nothing closes ends with what it stands in, a paragraph for example.
 */
export function closeRaw(tree: Root, report: Report): Root {
  return { ...tree, children: closeAll(closeTextTags(tree.children.filter(isContent), report), report) }
}

function closeAll(nodes: ElementContent[], report: Report): ElementContent[] {
  return nodes.map((node) => {
    if (isRaw(node)) return finished(node, report)
    if (!isElement(node)) return node
    const children = closeAll(node.children, report)
    return { ...node, children: [...children, ...missingEnds(children)] }
  })
}

/** Raw HTML whose last tag or comment, if it has no end, is text. */
function finished(node: Raw, report: Report): Raw {
  const at = findUnfinished(node.value)
  if (at === undefined) return node
  const rest = node.value.slice(at)
  report('markdown/open-html', { html: rest }, { at: spanOfRaw(node) })
  return { ...node, value: node.value.slice(0, at) + rest.replaceAll('<', '&lt;') }
}

/** End tags for the formatting elements that siblings open and do not close. */
function missingEnds(nodes: ElementContent[]): Raw[] {
  const open = new Map<string, number>()
  for (const node of nodes) {
    if (!isRaw(node)) continue
    for (const [, slash, name = ''] of node.value.toLowerCase().matchAll(formatting)) {
      open.set(name, Math.max(0, (open.get(name) ?? 0) + (slash ? -1 : 1)))
    }
  }
  return [...open].flatMap(([name, count]) =>
    Array.from({ length: count }, (): Raw => ({ type: 'raw', value: `</${name}>` })),
  )
}

/** Elements that a parser opens again in the blocks that follow (HTML, "The list of active formatting elements"). */
const formatting = /<(\/?)(a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s/>])/g
