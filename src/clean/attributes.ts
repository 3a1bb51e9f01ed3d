/** One way to write the attributes of an element. */

import type { Properties } from 'hast'

/**
 * The order of attributes. What is given to elements after cleaning (the id of a heading, the language of code) comes
 * last, so that it may be appended.
 */
const order = new Map(
  [
    ...['href', 'hrefLang', 'src', 'alt', 'width', 'height'],
    ...['type', 'start', 'reversed', 'value', 'scope', 'abbr', 'colSpan', 'rowSpan', 'span', 'headers', 'align'],
    ...['cite', 'dateTime', 'open', 'lang', 'dir', 'title', 'id', 'className', 'dataLanguageFrom'],
  ].map((name, index) => [name, index]),
)

/** Attributes that say what holds without them. */
const defaults: Record<string, Record<string, string>> = {
  ol: { start: '1', type: '1' },
  td: { colSpan: '1', rowSpan: '1' },
  th: { colSpan: '1', rowSpan: '1' },
  col: { span: '1' },
  colgroup: { span: '1' },
}

/** The same attributes in the one order, without those that say nothing. Those that the table does not know come last. */
export function canonicalProperties(tagName: string, properties: Properties): Properties {
  const names = Object.keys(properties)
  const silent = properties.reversed === undefined ? defaults[tagName] : undefined
  if (!silent && isOrdered(names)) return properties
  const out: Properties = {}
  for (const name of names.sort((a, b) => rankOf(a) - rankOf(b))) {
    if (String(properties[name]) !== silent?.[name]) out[name] = properties[name]
  }
  return out
}

function isOrdered(names: string[]): boolean {
  for (let index = 1; index < names.length; index++) {
    if (rankOf(names[index - 1] ?? '') > rankOf(names[index] ?? '')) return false
  }
  return true
}

const rankOf = (name: string) => order.get(name) ?? order.size
