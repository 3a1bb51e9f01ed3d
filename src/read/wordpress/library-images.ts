/** Images of the media library, of whose size posts store less than pages show. */

import type { Element, Properties, Root } from 'hast'
import type { Attachment } from '../../article/wxr-context.ts'
import { classesOf, isElement } from '../../tree/h.ts'

/**
 * Gives images whose attachment the editor names in their class the size that WordPress adds when it shows them
 * (wp-includes/media.php, wp_img_tag_add_width_and_height_attr). It adds no alternative text, and so does this.
 */
export function withLibrarySizes(tree: Root, attachments: Record<string, Attachment>): Root {
  const visit = <Node extends Root['children'][number]>(node: Node): Node => {
    if (!isElement(node)) return node
    if (node.tagName !== 'img') return { ...node, children: node.children.map(visit) }
    return { ...node, properties: { ...node.properties, ...sizeOf(node, attachments) } }
  }
  return { ...tree, children: tree.children.map(visit) }
}

/** The size that the name of a scaled picture ends in, or that of the whole picture. */
function sizeOf(image: Element, attachments: Record<string, Attachment>): Properties {
  const { src = '', width, height } = image.properties
  const id = attachmentId(image)
  if (width || height || id === undefined) return {}
  const scaled = scaledName.exec(String(src))
  if (scaled) return { width: scaled[1], height: scaled[2] }
  const whole = Object.hasOwn(attachments, id) ? attachments[id] : undefined
  if (!whole?.width || !whole.height || fileName(String(src)) !== fileName(whole.url)) return {}
  return { width: whole.width, height: whole.height }
}

/** As WordPress compares addresses: without host and folder. */
const fileName = (url: string) => url.slice(url.lastIndexOf('/') + 1)

const scaledName = /-(\d{1,5})x(\d{1,5})\.\w{3,4}$/

function attachmentId(image: Element): string | undefined {
  return classesOf(image).flatMap((name) => /^wp-image-(\d+)$/.exec(name)?.[1] ?? [])[0]
}
