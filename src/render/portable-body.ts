/** A body that stands somewhere else than on its page: in a feed. */

import type { Nodes } from 'hast'
import { clean } from '../clean/clean.ts'
import { type SafeHtml, toHtml } from '../clean/to-html.ts'
import { fromDom } from '../tree/from-dom.ts'
import { root } from '../tree/h.ts'
import { parseFragment } from '../tree/parse-html.ts'
import type { Surroundings } from './decorate.ts'

/**
 * Cleans stored HTML and makes its links and images absolute; `page` is the absolute URL of the page they stand on. Links
 * lead where `linkOf` says, if it does: elsewhere, or nowhere (`null`).
 */
export function portableBody(html: string, page: string, linkOf?: Surroundings['linkOf']): SafeHtml {
  const tree = root(fromDom(parseFragment(html).children))
  return toHtml(clean(tree, { transform: (shaped) => makeAbsolute(shaped, page, linkOf) }))
}

function makeAbsolute(node: Nodes, page: string, linkOf: Surroundings['linkOf']): void {
  if (!('children' in node)) return
  if (node.type === 'element') {
    for (const name of ['href', 'src', 'cite']) {
      const given = node.properties[name]
      const found = name === 'href' && typeof given === 'string' ? linkOf?.(given) : undefined
      if (found === null) delete node.properties[name]
      const url = found === undefined ? given : found
      if (typeof url === 'string' && URL.canParse(url, page)) node.properties[name] = new URL(url, page).href
    }
  }
  for (const child of node.children) makeAbsolute(child, page, linkOf)
}
