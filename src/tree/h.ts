/** Makers of hast nodes, and what every reader of them asks. */

import type { Element, ElementContent, Nodes, Properties, Root, RootContent, Text } from 'hast'

export function element(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}

export function text(value: string): Text {
  return { type: 'text', value }
}

export function root(children: RootContent[]): Root {
  return { type: 'root', children }
}

/** Whether a node is an element, of that name if one is given. */
export function isElement(node: Nodes | undefined): node is Element
export function isElement<Name extends string>(
  node: Nodes | undefined,
  tagName: Name,
): node is Element & { tagName: Name }
export function isElement(node: Nodes | undefined, tagName?: string): boolean {
  return node?.type === 'element' && (tagName === undefined || node.tagName === tagName)
}

/** Whether an element has no attributes but these. */
export function hasOnly({ properties }: Element, ...names: string[]): boolean {
  return Object.keys(properties).every((name) => names.includes(name))
}

/** The classes of an element, as they are written. */
export function classesOf({ properties: { className } }: Element): string[] {
  return Array.isArray(className) ? className.map(String) : []
}
