/** Inline Markdown of the simplest kind, which needs no parser: words, and marks that can be taken in one way only. */

import type { Element, ElementContent } from 'hast'
import { text } from '../../../tree/h.ts'
import { place } from './place.ts'
import { wordLine } from './word-line.ts'

/** Characters of the longest text that is read; what is longer is for the parser, which has limits. */
export const maxLength = 100_000

/** Reads the lines of a paragraph. `margin`: the characters before each further line that are no part of `source`. */
export function readyLines(source: string, offset: number, margin = 0): ElementContent[] | undefined {
  return source.length <= maxLength && wordLines.test(source) ? readyInline(source, offset, margin) : undefined
}

const wordLines = new RegExp(String.raw`^${wordLine}(?:\n${wordLine})*$`, 'u')

/** Reads what stands on a line, or on lines, that begin at `offset`; `undefined` if anything is not of the simplest kind. */
export function readyInline(source: string, offset: number, margin = 0): ElementContent[] | undefined {
  if (source.length > maxLength || spaceAtLineEnd.test(source)) return undefined
  const nodes: ElementContent[] = []
  let end = 0
  let shift = offset
  for (const match of source.matchAll(token)) {
    const { 0: written, groups = {}, index } = match
    if (index !== end) return undefined
    const node = toNode(groups, index + shift)
    if (!node) return undefined
    const last = nodes.at(-1)
    if (node.type === 'text' && last?.type === 'text') last.value += node.value
    else nodes.push(node)
    end += written.length
    if (margin > 0) shift += margin * (written.split('\n').length - 1)
  }
  return end === source.length ? nodes : undefined
}

const spaceAtLineEnd = /[ \t](?:\n|$)|\n[ \t]/

/** What has no meaning inside of a line: `_` within a word too. `!` and `&` are looked at apart. */
const inWord = String.raw`(?<=[\p{L}\p{N}])_(?=[\p{L}\p{N}])`
const noReference = '&(?!#?[A-Za-z0-9]+;)'
const plain = String.raw`(?:[^\\\x60*_[\]<&~@\r\t\0]|${inWord})`
const edge = String.raw`[\p{L}\p{N}]`
const inMarks = `${edge}(?:${plain}*${edge})?`
/** What makes an opening mark close too, or a closing one open: letters, digits, other marks; to the parser 🎉 is a letter. */
const noEdge = String.raw`[^\s\p{P}\p{S}]|[*_~\u{10000}-\u{10ffff}]`
const before = `(?<!${noEdge})`
const after = `(?!${noEdge})`
/** Characters of a URL that stay as they are: no parentheses, no escapes, no references. */
const inUrl = String.raw`(?:[\w!#$'*+,./:;=?@~-]|%[\dA-Za-z]{2}|${noReference})`

/** Each kind of what a line is made of; marks are taken only where they can mean nothing else. */
const kinds = [
  String.raw`(?<words>[^\\\x60*_[\]<&~@!\r\t\0]+|!(?!\[)|${noReference}|${inWord})`,
  String.raw`(?<!\x60)\x60(?<code>[^\x60\n\0]+)\x60(?!\x60)`,
  String.raw`${before}(?<mark>\*\*|\*|__|_|~~)(?<marked>${inMarks})\k<mark>${after}`,
  //             not a footnote                        the target         "title"
  String.raw`(?<bang>!?)\[(?!\^)(?<label>${plain}*)\]\((?<url>${inUrl}+)(?: "(?<title>[^"\\&\n\0]*)")?\)`,
  String.raw`<(?<link>https?:\/\/${inUrl}+)>`,
  String.raw`\\(?<escaped>[!-\/:-@[-\x60{-~])`,
]
const token = new RegExp(kinds.join('|'), 'gu')

const bareUrl = /www\.|\/\//i

const tagOfMark: Record<string, string> = { '*': 'em', _: 'em', '**': 'strong', __: 'strong', '~~': 'del' }

function toNode(found: Record<string, string | undefined>, start: number): ElementContent | undefined {
  const { words, code, mark, marked, label, link, escaped } = found
  if (escaped !== undefined) return text(escaped)
  if (code !== undefined) return /^ .* $/.test(code) ? undefined : place('code', [text(code)], start)
  if (link !== undefined) return place('a', [text(link)], start, { href: link })
  const value = words ?? marked ?? label ?? ''
  if (bareUrl.test(value)) return undefined
  if (words !== undefined) return text(value)
  if (mark !== undefined) return place(tagOfMark[mark] ?? '', [text(value)], start)
  return linkOrImage(found, value, start)
}

function linkOrImage(
  { bang, url = '', title }: Record<string, string | undefined>,
  label: string,
  start: number,
): Element {
  const titled = title === undefined ? {} : { title }
  if (bang) return place('img', [], start, { src: url, alt: label, ...titled })
  return place('a', label === '' ? [] : [text(label)], start, { href: url, ...titled })
}
