/** Raw HTML of the plainest kind: whole elements that close what they open, as they were written by a program. */

import type { Element, ElementContent } from 'hast'
import { toProperties } from '../../../tree/from-dom.ts'
import { text } from '../../../tree/h.ts'
import { place } from './place.ts'

/** What raw HTML is to a browser, and what it counts for limits. */
export interface PlainHtml {
  children: ElementContent[]
  elements: number
  /** The most that one element has. */
  attributes: number
}

/**
 * Reads a stretch at `offset`. A browser makes the same of it wherever it stands, if all other raw HTML of the document
 * is of this kind too. `undefined`: only a parser can tell what it is.
 */
export function readPlainHtml(html: string, offset: number): PlainHtml | undefined {
  if (/[\0\r\f]/.test(html)) return undefined
  const found: PlainHtml = { children: [], elements: 0, attributes: 0 }
  const open: Element[] = []
  for (let at = 0; at < html.length; ) {
    const parent = open.at(-1)
    const { children } = parent ?? found
    if (html[at] !== '<') {
      const end = html.indexOf('<', at)
      const value = decode(html.slice(at, end === -1 ? html.length : end))
      if (value === undefined) return undefined
      children.push(text(value))
      // Text that ends it would be one with what follows.
      if (end === -1) return undefined
      at = end
    }
    tag.lastIndex = at
    const [whole, slash, name = '', attributes = '', isEmpty] = tag.exec(html) ?? []
    const rule = rules.get(name)
    if (whole === undefined || !rule) return undefined
    if (slash) {
      if (parent?.tagName !== name || attributes || isEmpty) return undefined
      open.pop()
    } else {
      const properties = readAttributes(attributes, found)
      if (!properties || !fits(rule, name, open) || (isEmpty && rule !== 'void')) return undefined
      const element = place(name, [], offset + at, properties)
      found.elements++
      children.push(element)
      if (rule !== 'void' && open.push(element) > maxOpen) return undefined
    }
    at += whole.length
  }
  return open.length === 0 ? found : undefined
}

//              /    name           name              ="value"            /
const tag = /<(\/?)([a-z][a-z0-9]*)((?:[ \n]+[a-z][a-z-]*(?:="[^"<>]*")?)*)[ \n]*(\/?)>/y
const attribute = /([a-z][a-z-]*)(?:="([^"]*)")?/g
const maxOpen = 32

/** `flow` holds all, `phrasing` no flow, `inline` what its parent does, `item` stands in a list, `void` holds nothing. */
type Rule = 'flow' | 'list' | 'item' | 'phrasing' | 'inline' | 'void'

/** The elements that a parser leaves as they stand, by what may stand in them (HTML, 13.2.6.4.7). */
const rules = new Map<string, Rule>(
  Object.entries({
    flow: 'article aside blockquote center details div figcaption figure footer header main section summary',
    list: 'ul ol',
    item: 'li',
    phrasing: 'p h1 h2 h3 h4 h5 h6',
    inline: 'a abbr b cite code del em i ins kbd mark q s small span strong sub sup u',
    void: 'br img',
  } satisfies Record<Rule, string>).flatMap(
    ([rule, names]) => names.split(' ').map((name) => [name, rule as Rule] as const), // the keys of an object that has all rules
  ),
)

/** Whether an element stays where it is written, rather than end what is open. */
function fits(rule: Rule, name: string, open: Element[]): boolean {
  if (name === 'a') return !open.some(({ tagName }) => tagName === 'a')
  if (rule === 'inline' || rule === 'void') return true
  if (rule === 'item') return rules.get(open.at(-1)?.tagName ?? '') === 'list'
  return !open.some(({ tagName }) => rules.get(tagName) === 'phrasing')
}

function readAttributes(written: string, found: PlainHtml): Element['properties'] | undefined {
  const attributes: Record<string, string> = {}
  let count = 0
  for (const [, name = '', value = ''] of written.matchAll(attribute)) {
    const decoded = decode(value)
    if (decoded === undefined || Object.hasOwn(attributes, name)) return undefined
    attributes[name] = decoded
    count++
  }
  found.attributes = Math.max(found.attributes, count)
  return toProperties(attributes)
}

/** Text without its character references; nothing if it may hold others than the commonest. */
function decode(written: string): string | undefined {
  if (!written.includes('&')) return written
  if (oddReference.test(written)) return undefined
  return written.replace(reference, (_, name: string) => characters[name] ?? '')
}

const reference = /&(amp|lt|gt|quot|#39|nbsp);/g
const oddReference = /&(?!(?:amp|lt|gt|quot|#39|nbsp);)[^ \n]/
const characters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: '\u00a0' }
