/** DOM → hast: the one place where cheerio's nodes become ours. */

import { type AnyNode, type Element as DomElement, isTag, isText, type Text } from 'domhandler'
import type { Element, ElementContent, Properties } from 'hast'

declare module 'hast' {
  interface ElementData {
    /** Offset of the start tag in the source, if the element came out of one. */
    start?: number
  }
}

export interface FromDomOptions {
  /**
   * Called for every element on the way down. `undefined` keeps it and goes on below; anything else takes its place:
   * an empty list drops it.
   */
  replace?: (element: DomElement, depth: number) => ElementContent[] | undefined
  /** Called for every text; `false` drops it. */
  keepText?: (text: Text) => boolean
}

/**
 * Levels of the outermost and of the innermost elements that are kept where more are inside each other; those between
 * are unwrapped. Browsers stop nesting at 512, stacks overflow at 1,000. Together more than `clean` lets through
 * (`shallow.ts`), so that what was cleaned is read back whole.
 */
const keptLevels = 160

/** Turns DOM nodes into hast. Comments, directives, and what `replace` takes out are left behind. Linear in the nodes. */
export function fromDom(nodes: AnyNode[], options: FromDomOptions = {}, depth = 0): ElementContent[] {
  const out: ElementContent[] = []
  for (const node of depth === keptLevels ? withoutMiddle(nodes) : nodes) {
    if (isText(node)) {
      if (options.keepText?.(node) !== false) out.push({ type: 'text', value: node.data })
    } else if (isTag(node)) {
      const replaced = options.replace?.(node, depth)
      if (replaced) for (const made of replaced) out.push(made)
      else out.push(toElement(node, fromDom(node.children, options, depth + 1)))
    }
  }
  return out
}

/** What HTML has in place of elements that it no longer has (its section 16.2), and of a list that browsers show like any other. */
const presentNames = new Map(
  Object.entries({
    acronym: 'abbr',
    dir: 'ul',
    listing: 'pre',
    menu: 'ul',
    plaintext: 'pre',
    strike: 's',
    tt: 'code',
    xmp: 'pre',
  }),
)

/** One element with the given children; attributes become hast properties. */
export function toElement(node: DomElement, children: ElementContent[]): Element {
  const tagName = presentNames.get(node.name) ?? node.name
  const element: Element = { type: 'element', tagName, properties: toProperties(node.attribs), children }
  if (node.startIndex !== null) element.data = { start: node.startIndex }
  return element
}

/** hast's names and types for the attributes where they differ from HTML's own (property-information). */
const propertyNames = new Map<string, string>(
  Object.entries({
    colspan: 'colSpan',
    rowspan: 'rowSpan',
    datetime: 'dateTime',
    hreflang: 'hrefLang',
    srclang: 'srcLang',
    'aria-label': 'ariaLabel',
    'aria-hidden': 'ariaHidden',
    'aria-describedby': 'ariaDescribedBy',
    'aria-labelledby': 'ariaLabelledBy',
  }),
)
const listNames = new Map<string, string>(Object.entries({ class: 'className', rel: 'rel', headers: 'headers' }))
const booleanNames = new Set(['open', 'reversed', 'checked', 'disabled', 'controls', 'hidden'])

/** Attributes as hast's properties. */
export function toProperties(attribs: Record<string, string>): Properties {
  const properties: Properties = {}
  for (const name in attribs) {
    const value = attribs[name] ?? ''
    const list = listNames.get(name)
    if (list) properties[list] = value.split(asciiSpace).filter(Boolean)
    else if (booleanNames.has(name)) properties[name] = true
    else if (name.startsWith('data-')) properties[dataName(name)] = value
    else properties[propertyNames.get(name) ?? name] = value
  }
  return properties
}

const asciiSpace = /[\t\n\f\r ]+/

/** `data-language-from` → `dataLanguageFrom`. */
function dataName(name: string): string {
  return `data${name.slice(4).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())}`
}

/** Puts the children of an element that holds too many levels in its place, and so on down, without recursion. */
function withoutMiddle(nodes: AnyNode[]): AnyNode[] {
  const levels = levelsBelow(nodes)
  const out: AnyNode[] = []
  const stack = nodes.toReversed()
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (!isTag(next) || (levels.get(next) ?? 0) < keptLevels) out.push(next)
    else for (const child of next.children.toReversed()) stack.push(child)
  }
  return out
}

/** How many levels of elements there are inside of each element. */
function levelsBelow(nodes: AnyNode[]): Map<AnyNode, number> {
  const levels = new Map<AnyNode, number>()
  const parentsFirst = nodes.filter(isTag)
  // Grows while it is walked.
  for (const element of parentsFirst) for (const child of element.children) if (isTag(child)) parentsFirst.push(child)
  for (const element of parentsFirst.reverse()) {
    const own = levels.get(element) ?? 0
    levels.set(element, own)
    const { parent } = element
    if (parent) levels.set(parent, Math.max(levels.get(parent) ?? 0, own + 1))
  }
  return levels
}
