/** The content of a post → the tree of its body. */

import { Element as DomElement } from 'domhandler'
import type { Root } from 'hast'
import type { Guard } from '../../diagnostics/guard.ts'
import type { Report } from '../../diagnostics/report.ts'
import { parseFragment } from '../../tree/parse-html.ts'
import { bodyTree, createLosses } from '../html/body.ts'
import { type LanguageFacts, readLanguage } from '../html/language.ts'
import { maskScripts } from '../html/masked-scripts.ts'
import { shape } from '../html/shape.ts'
import { prepare } from './content.ts'
import { withLibrarySizes } from './library-images.ts'
import type { Post } from './post.ts'

export interface PostBody {
  tree: Root
  language: LanguageFacts
}

/** Does what WordPress does when it shows a post, and then what reading a page does. */
export function readBody(post: Post, { limits, report }: Guard): PostBody {
  const prepared = prepare(post, report)
  const inSource: Report = (id, details, where = {}) =>
    report(id, details, { ...where, at: where.at && prepared.toSource(where.at) })
  const source = maskScripts(prepared.html)
  const parsed = parseFragment(source, { limits, report: inSource })
  const holder = new DomElement('div', post.language ? { lang: post.language } : {}, parsed.children)
  const losses = createLosses(inSource)
  const raw = bodyTree([holder], { without: new Set(), losses })
  const tree = shape(withLibrarySizes(raw, post.attachments), {
    base: post.link,
    source: prepared.html,
    report: inSource,
    drop: losses.drop,
  })
  losses.report()
  return { tree: placed(tree, prepared.toSource), language: readLanguage(holder, tree, report) }
}

/** The tree with the places of its code in the source, for whoever reports on it later. */
function placed(tree: Root, toSource: ReturnType<typeof prepare>['toSource']): Root {
  const place = <Node extends Root['children'][number]>(node: Node): Node => {
    if (node.type !== 'element') return node
    const children = node.children.map(place)
    const start = node.data?.start
    const at = start === undefined ? undefined : toSource({ start, end: start + 1 })
    const { data: _, ...bare } = node
    return { ...bare, children, ...(at && { data: { start: at.start } }) } as Node // the same node but for its place
  }
  return { ...tree, children: tree.children.map(place) }
}
