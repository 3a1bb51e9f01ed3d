/** Makes a tree safe to show. */

import type { Element, ElementContent, Properties, Root, RootContent } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import { type Limits, standardLimits } from '../diagnostics/limits.ts'
import type { Report, Span } from '../diagnostics/report.ts'
import { append } from '../tree/append.ts'
import { canonical } from '../tree/canonical.ts'
import { element, root } from '../tree/h.ts'
import { shallow } from '../tree/shallow.ts'
import { spanOf } from '../tree/span-of.ts'
import { isBlock } from '../tree/text.ts'
import { targetsIn, withAnchor } from './anchors.ts'
import { canonicalProperties } from './attributes.ts'
import { withEmphasis } from './emphasis.ts'
import { idPrefix, policy, removedElements } from './policy.ts'
import { safeImageUrl, safeUrl } from './url.ts'

declare const safe: unique symbol
/** A tree that has been cleaned. Only `clean` makes one, so what takes a `SafeRoot` cannot be handed anything else. */
export type SafeRoot = Root & { readonly [safe]: true }

export interface CleanOptions {
  report?: Report
  /** Changes the shaped tree in place before the policy has the last word. */
  transform?: (tree: Root) => void
  limits?: Pick<Limits, 'depth'>
}

/**
 * Copies what the policy allows into a new tree of canonical shape, and reports what it leaves behind: elements by name
 * and count, event handlers, URLs. Wrappers without meaning of their own and presentational attributes go without a
 * word, but for styles that stand for emphasis. Cleaning twice is cleaning once. Recurses as deep as the tree.
 */
export function clean(
  tree: Root,
  { report = () => {}, transform, limits = standardLimits }: CleanOptions = {},
): SafeRoot {
  const losses: Losses = new Map()
  const deep = canonical(root(admitAll(withEmphasis(tree), { report, losses, targets: targetsIn(tree) })))
  const kept = shallow(deep, limits.depth)
  const shaped = kept === deep ? deep : canonical(kept)
  if (kept !== deep) report('clean/too-deep', { limit: limits.depth })
  for (const [name, { count, at }] of losses) {
    report(removed.has(name) ? 'clean/removed' : 'clean/unwrapped', { name, count }, { at })
  }
  transform?.(shaped)
  // What `SafeRoot` stands for is made here.
  return sanitize(shaped, policy) as SafeRoot
}

type Losses = Map<string, { count: number; at: Span | undefined }>

interface Admission {
  report: Report
  losses: Losses
  /** Ids that links of the tree lead to. */
  targets: ReadonlySet<string>
}

const removed = new Set(removedElements)
const allowed = new Set<string>(policy.tagNames)
/** Elements whose loss changes nothing that a reader sees. */
const meaningless = new Set(
  'div span section article main header footer nav aside font big tt nobr center o:p label form fieldset legend picture hgroup body html'.split(
    ' ',
  ),
)

/** Leaves out what is removed, turns what is not allowed into wrappers, prefixes ids, takes off URLs that may not stand. */
function admitAll(nodes: RootContent[], admission: Admission): ElementContent[] {
  const out: ElementContent[] = []
  for (const node of nodes) {
    if (node.type === 'text') {
      const value = ofHtml(node.value)
      out.push(value === node.value ? node : { ...node, value })
    } else if (node.type === 'element') admit(node, out, admission)
  }
  return out
}

function admit(node: Element, out: ElementContent[], admission: Admission): void {
  const { tagName, properties } = node
  const isAllowed = allowed.has(tagName)
  if (!isAllowed) count(node, admission.losses)
  if (removed.has(tagName)) return
  const inside = admitAll(node.children, admission)
  if (isAllowed) {
    out.push(admitted(node, admitProperties(node, admission.report), inside))
    return
  }
  const isTarget = admission.targets.has(String(properties.id))
  const children = isTarget ? withAnchor(inside, prefixed(String(properties.id))) : inside
  if (isBlock(tagName)) out.push(element('div', {}, children))
  else append(out, children)
}

/** Of places, only those of code are asked for later; the library would clone each, a third of the cost of `clean`. */
function admitted(node: Element, properties: Properties, children: ElementContent[]): Element {
  const copy = element(node.tagName, properties, children)
  if (node.data && isCode(node)) copy.data = node.data
  return copy
}

const isCode = ({ tagName }: Element) => tagName === 'code' || tagName === 'pre'

function count(node: Element, losses: Losses): void {
  if (meaningless.has(node.tagName)) return
  const seen = losses.get(node.tagName)
  if (seen) seen.count++
  else losses.set(node.tagName, { count: 1, at: spanOf(node) })
}

function admitProperties(node: Element, report: Report): Properties {
  const out: Properties = {}
  for (const name in node.properties) {
    const value = readable(node.properties[name])
    if (handler.test(name)) report('clean/handler', { name, tagName: node.tagName }, { at: spanOf(node) })
    else if (isAnchor(name, node)) out.id = prefixed(String(value))
    else if (!isLeft(node.tagName, name, value)) continue
    else if (name === 'href' && String(value).startsWith('#')) out.href = `#${prefixed(String(value).slice(1))}`
    else if (urlNames.has(name)) {
      const url = (name === 'src' ? safeImageUrl : safeUrl)(String(value))
      if (url !== undefined) out[name] = url
      else if (String(value)) report('clean/url', { name, value: String(value) }, { at: spanOf(node) })
    } else if (!isSilent(name, value, node.properties)) out[name] = value
  }
  return canonicalProperties(node.tagName, out)
}

/** HTML can hold neither NUL nor half a surrogate pair: U+FFFD stands for them. */
const ofHtml = (text: string) => text.replaceAll('\0', '\ufffd').toWellFormed()

/** As a page of it would be read: a carriage return, which a source can only write as a reference, is a line end. */
function readable(value: Properties[string]): Properties[string] {
  return typeof value === 'string' ? value.toWellFormed().replace(/\r\n?/g, '\n') : value
}

/** Whether an attribute names the place of an element. */
function isAnchor(name: string, { tagName, properties }: Element): boolean {
  if (name === 'id') return properties.id !== ''
  return name === 'name' && tagName === 'a' && !properties.id && properties.name !== ''
}

/** The values that the policy leaves of an attribute, by the names of the element and of the attribute: any, if none is listed. */
const leftValues = new Map(
  Object.entries(policy.attributes ?? {}).map(([tagName, definitions]) => [
    tagName,
    new Map(
      definitions.map((definition) => {
        const [name, ...values] = typeof definition === 'string' ? [definition] : definition
        return [name, values]
      }),
    ),
  ]),
)

/** Whether the policy leaves an attribute: the shape of a tree hangs on which elements have none. */
function isLeft(tagName: string, name: string, value: Properties[string]): boolean {
  const values = leftValues.get(tagName)?.get(name) ?? leftValues.get('*')?.get(name)
  if (!values || values.length === 0) return values !== undefined
  const given = Array.isArray(value) ? value : [value]
  return given.some((one) => values.some((left) => (left instanceof RegExp ? left.test(String(one)) : left === one)))
}

const handler = /^on[a-z]/i
const urlNames = new Set(['href', 'src', 'cite'])

/** Whether an attribute says nothing: Word gives every link an empty title, WordPress once gave images their `alt` again. */
function isSilent(name: string, value: Properties[string], { alt }: Properties): boolean {
  return value === '' ? name === 'id' || name === 'title' : name === 'title' && value === alt
}

function prefixed(id: string): string {
  return id === '' || id.startsWith(idPrefix) ? id : idPrefix + id
}
