/** Images of the media library that say nothing of themselves. */

import type { Element, Root } from 'hast'
import type { Attachment } from '../../article/wxr-context.ts'
import { isElement } from '../../tree/h.ts'

/** Gives images without `alt` that of their attachment, which the editor names in their class. */
export function withLibraryAlts(tree: Root, attachments: Record<string, Attachment>): Root {
  if (Object.keys(attachments).length === 0) return tree
  const visit = <Node extends Root['children'][number]>(node: Node): Node => {
    if (!isElement(node)) return node
    if (node.tagName !== 'img') return { ...node, children: node.children.map(visit) }
    const alt = node.properties.alt ? undefined : attachmentOf(node, attachments)?.alt
    return alt ? { ...node, properties: { ...node.properties, alt } } : node
  }
  return { ...tree, children: tree.children.map(visit) }
}

function attachmentOf(
  { properties: { className } }: Element,
  attachments: Record<string, Attachment>,
): Attachment | undefined {
  const classes = Array.isArray(className) ? className.map(String) : []
  const id = classes.flatMap((name) => /^wp-image-(\d+)$/.exec(name)?.[1] ?? [])[0]
  return id !== undefined && Object.hasOwn(attachments, id) ? attachments[id] : undefined
}
