/** HTML that `toHtml` wrote → what it was written from, in one scan. */

import type { Element, Properties, Root, Text } from 'hast'
import type { SafeRoot } from './clean.ts'
import { idPrefix, policy } from './policy.ts'
import { safeImageUrl, safeUrl } from './url.ts'

/** What a scan comes by, in order; `start` and `end` are where the tag stands in the HTML. */
export interface CleanSink {
  text?(value: string): void
  open(name: string, properties: Properties, start: number, end: number): void
  /** The end of an element that has one. */
  close(name: string, start: number, end: number): void
}

/**
 * Scans what `toHtml` wrote; gives false for HTML that a parser and `clean` have to look at. It takes nobody's word: every
 * element and every attribute is held against the policy, and each element must end where a parser would end it. What it
 * does not prove is the canonical shape, which is no matter of safety.
 */
export function scanCleanHtml(html: string, sink: CleanSink): boolean {
  if (/[\0\r]|<pre>\n/.test(html)) return false
  const open: string[] = []
  for (let at = 0; at < html.length; ) {
    if (html[at] !== '<') {
      const end = html.indexOf('<', at)
      const text = decode(html.slice(at, end === -1 ? html.length : end))
      if (text === undefined) return false
      sink.text?.(text)
      if (end === -1) break
      at = end
    }
    tag.lastIndex = at
    const [whole, slash, name = '', attributes = ''] = tag.exec(html) ?? []
    if (whole === undefined) return false
    const start = at
    at += whole.length
    if (slash) {
      if (attributes || open.pop() !== name) return false
      sink.close(name, start, at)
      continue
    }
    const properties = tagNames.has(name) ? readProperties(name, attributes) : undefined
    if (!properties) return false
    sink.open(name, properties, start, at)
    if (!isVoid(name) && open.push(name) > maxOpen) return false
  }
  return open.length === 0
}

/** Reads back what `toHtml` wrote as a tree; nothing for HTML that `scanCleanHtml` does not know to be clean. */
export function readCleanHtml(html: string): SafeRoot | undefined {
  const tree: Root = { type: 'root', children: [] }
  const open: (Root | Element)[] = [tree]
  const add = (node: Text | Element) => open.at(-1)?.children.push(node)
  const isClean = scanCleanHtml(html, {
    text: (value) => add({ type: 'text', value }),
    open(tagName, properties) {
      const element: Element = { type: 'element', tagName, properties, children: [] }
      add(element)
      if (!isVoid(tagName)) open.push(element)
    },
    close: () => open.pop(),
  })
  // Each node was held against the policy, as `clean` does.
  return isClean ? (tree as SafeRoot) : undefined
}

const tag = /<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"]*")?)*)>/y
const attribute = / ([a-z-]+)(?:="([^"]*)")?/g
const tagNames = new Set(policy.tagNames)
/** Whether an element has no end (HTML, 13.1.2, void elements). */
const isVoid = (name: string) => voidElements.has(name)
const voidElements = new Set(['br', 'col', 'hr', 'img', 'wbr'])
const maxOpen = 200

/** Reads attributes; nothing if one of them is not as the policy has it. */
function readProperties(tagName: string, text: string): Properties | undefined {
  const properties: Properties = {}
  if (text === '') return properties
  for (const [, name = '', written] of text.matchAll(attribute)) {
    const property = propertyNames.get(name) ?? name
    const value = written === undefined ? '' : decode(written)
    const isAllowed = allowedOf(tagName).get(property)
    if (value === undefined || property in properties || !isAllowed?.(value)) return undefined
    if (booleans.has(name) !== (written === undefined)) return undefined
    properties[property] = lists.has(name) ? value.split(' ') : booleans.has(name) || value
  }
  return properties
}

/** hast's names of attributes, where they are not those of HTML. */
const propertyNames = new Map<string, string>(
  Object.entries({
    class: 'className',
    colspan: 'colSpan',
    rowspan: 'rowSpan',
    datetime: 'dateTime',
    hreflang: 'hrefLang',
    'data-language-from': 'dataLanguageFrom',
  }),
)
const lists = new Set(['class', 'headers'])
const booleans = new Set(['open', 'reversed'])

type IsAllowed = (value: string) => boolean

/** Attributes whose values `clean` looks at itself. */
const own: Record<string, IsAllowed> = {
  id: (value) => value.startsWith(idPrefix),
  href: (value) =>
    value.startsWith('#') ? value === '#' || value.startsWith(`#${idPrefix}`) : safeUrl(value) === value,
  src: (value) => safeImageUrl(value) === value,
  cite: (value) => /^https?:/.test(value) && safeUrl(value) === value,
}

/** What each element may have, by the policy. */
const allowedByTag = new Map(policy.tagNames.map((name) => [name, tableOf(name)]))
const allowedOf = (tagName: string) => allowedByTag.get(tagName) ?? none
const none = new Map<string, IsAllowed>()

function tableOf(tagName: string): Map<string, IsAllowed> {
  const definitions = [...(policy.attributes?.['*'] ?? []), ...(policy.attributes?.[tagName] ?? [])]
  return new Map(
    definitions.map((definition) => {
      const [name, ...values] = typeof definition === 'string' ? [definition] : definition
      const fits: IsAllowed = (value) => values.some((one) => (one instanceof RegExp ? one.test(value) : one === value))
      return [name, own[name] ?? (values.length === 0 ? () => true : fits)]
    }),
  )
}

/** Text without its character references; nothing if it holds others than `toHtml` writes. */
function decode(text: string): string | undefined {
  if (!text.includes('&')) return text
  let isKnown = true
  const decoded = text.replace(/&(?:(amp|lt|gt|quot);|#x([0-9a-f]{1,5});)?/gi, (whole, name?: string, hex?: string) => {
    if (name !== undefined) return references[name] ?? whole
    const code = Number.parseInt(hex ?? '0', 16)
    // A parser reads others as characters than those they number (HTML, 13.2.5.80).
    if (code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0xd800 && code < 0xe000)) isKnown = false
    return String.fromCodePoint(code)
  })
  return isKnown ? decoded : undefined
}

const references: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }
