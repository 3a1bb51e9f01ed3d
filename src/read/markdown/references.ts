/** References to link definitions: how much text they put into an article. */

import type { Definition, Nodes, Root } from 'mdast'
import type { Guard } from '../../diagnostics/guard.ts'

/**
 * Leaves definitions out whose URL, put in for each reference there is, could make the article many times longer than
 * its source; references to them stay text. A source of 160 KB can ask for 2 GB.
 */
export function limitReferences(tree: Root, sourceLength: number, { limits, report }: Guard): Root {
  const definitions: Definition[] = []
  const references = count(tree, definitions)
  const allowed = Math.max(1_000, (limits.expansion * sourceLength) / Math.max(1, references))
  const long = definitions.filter(({ url, title }) => url.length + (title?.length ?? 0) > allowed)
  if (long.length === 0) return tree
  report('markdown/limit', {
    what: 'characters that references put in for a link definition',
    count: references * long.reduce((most, { url }) => Math.max(most, url.length), 0),
    limit: limits.expansion * sourceLength,
  })
  const gone = new Set<Nodes>(long)
  return { ...tree, children: tree.children.filter((node) => !gone.has(node)) }
}

/** Counts the references below a node and collects the definitions. */
function count(node: Nodes, definitions: Definition[]): number {
  if (node.type === 'definition') definitions.push(node)
  const own = node.type === 'linkReference' || node.type === 'imageReference' ? 1 : 0
  if (!('children' in node)) return own
  let sum = own
  for (const child of node.children) sum += count(child, definitions)
  return sum
}
