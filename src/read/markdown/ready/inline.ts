/** Inline Markdown of the simplest kind, which needs no parser: words, and marks that can be taken in one way only. */

import type { PhrasingContent } from 'mdast'
import { positionOf } from '../position.ts'

/** Reads a line or lines that begin at `offset`; `undefined` if anything in them is not of the simplest kind. */
export function readyInline(source: string, offset: number): PhrasingContent[] | undefined {
  if (spaceAtLineEnd.test(source)) return undefined
  const nodes: PhrasingContent[] = []
  let end = 0
  for (const match of source.matchAll(token)) {
    const node = match.index === end ? toNode(match.groups ?? {}) : undefined
    if (!node) return undefined
    const last = nodes.at(-1)
    if (node.type === 'text' && last?.type === 'text') last.value += node.value
    else nodes.push({ ...node, position: positionOf(offset + end, match[0].length) })
    end += match[0].length
  }
  return end === source.length ? nodes : undefined
}

const spaceAtLineEnd = /[ \t](?:\n|$)|\n[ \t]/

/** What has no meaning inside of a line: `_` within a word too. `!` and `&` are looked at apart. */
const inWord = String.raw`(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}])`
const plain = String.raw`(?:[^\\\x60*_[\]<&~@\r\t\0]|${inWord})`
const edge = String.raw`[\p{L}\p{N}]`
const inMarks = `${edge}(?:${plain}*${edge})?`
/** Nothing that makes an opening mark close too, or a closing one open: letters, digits, other marks. */
const before = String.raw`(?<![^\s\p{P}\p{S}]|\*)`
const after = String.raw`(?![^\s\p{P}\p{S}]|\*)`

/** Each kind of what a line is made of; marks are taken only where they can mean nothing else. */
const kinds = [
  String.raw`(?<words>[^\\\x60*_[\]<&~@!\r\t\0]+|!(?!\[)|&(?![#A-Za-z])|${inWord})`,
  String.raw`(?<!\x60)\x60(?<code>[^\x60\n\0]+)\x60(?!\x60)`,
  String.raw`${before}\*\*(?<strong>${inMarks})\*\*${after}`,
  String.raw`${before}\*(?<emphasis>${inMarks})\*${after}`,
  //             not a footnote         the target: no parentheses, no escapes        "title"
  String.raw`(?<bang>!?)\[(?!\^)(?<label>${plain}*)\]\((?<url>[^\s()<>\\\x60&@[\]\0]+)(?: "(?<title>[^"\\&\n\0]*)")?\)`,
]
const token = new RegExp(kinds.join('|'), 'gu')

const bareUrl = /www\.|\/\//i

function toNode(found: Record<string, string | undefined>): PhrasingContent | undefined {
  const { words, code, strong, emphasis, bang, label, url, title = null } = found
  if (code !== undefined) return /^ .* $/.test(code) ? undefined : { type: 'inlineCode', value: code }
  const value = words ?? strong ?? emphasis ?? label ?? ''
  if (bareUrl.test(value)) return undefined
  const children: PhrasingContent[] = value === '' ? [] : [{ type: 'text', value }]
  if (words !== undefined) return { type: 'text', value }
  if (strong !== undefined) return { type: 'strong', children }
  if (emphasis !== undefined) return { type: 'emphasis', children }
  if (url === undefined) return undefined
  return bang ? { type: 'image', url, title, alt: value } : { type: 'link', url, title, children }
}
