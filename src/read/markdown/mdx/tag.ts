/** Tags of JSX. */

import { endOfBrackets } from './brackets.ts'

export interface Tag {
  /** As it is written, which may have points; empty for a fragment (`<>`). */
  name: string
  /** Texts in quotes, as HTML has them, and expressions without their brackets; a name alone is `true`. */
  attributes: Map<string, { html: string } | { expression: string }>
  isEnd: boolean
  isSelfClosing: boolean
  length: number
}

/** Characters of a tag: longer ones are text. */
export const longestTag = 10_000

const start = /^<(\/?)([A-Za-z][\w.-]*)?(?=[\s/>{])/
const attribute = /\s*([A-Za-z_][\w:.-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|(?=\{)))?/y
const spread = /\s*(?=\{)/y
const end = /\s*(\/?)>/y

/** The tag that begins at an offset; nothing if none does. Looks at `longestTag` characters at most. */
export function readTag(source: string, at: number): Tag | undefined {
  const text = source.slice(at, at + longestTag)
  const [first, slash, name = ''] = start.exec(text) ?? []
  if (first === undefined) return undefined
  const attributes: Tag['attributes'] = new Map()
  let next = first.length
  const take = (pattern: RegExp) => {
    pattern.lastIndex = next
    const found = pattern.exec(text)
    if (found) next = pattern.lastIndex
    return found
  }
  const expression = () => {
    const begin = next
    const length = endOfBrackets(text.slice(begin))
    next = length === undefined ? text.length : begin + length
    return length === undefined ? undefined : text.slice(begin + 1, next - 1)
  }
  while (next < text.length) {
    const closing = take(end)
    if (closing) return { name, attributes, isEnd: slash === '/', isSelfClosing: closing[1] === '/', length: next }
    const named = take(attribute)
    if (!named && (!take(spread) || expression() === undefined)) return undefined
    if (!named) continue
    const [, key = '', double, single] = named
    const quoted = double ?? single
    if (quoted !== undefined) attributes.set(key, { html: quoted.replaceAll('"', '&quot;').replaceAll('<', '&lt;') })
    else if (text[next] === '{' && named[0].includes('=')) attributes.set(key, { expression: expression() ?? '' })
    else attributes.set(key, { expression: 'true' })
  }
  return undefined
}
