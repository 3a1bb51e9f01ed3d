/** PHP values → rows of the box, so that order and every key stay. */

import type { MetaNode, MetaRow } from '../../article/draft.ts'
import type { PhpKey, PhpValue } from './php-value.ts'

/**
 * An array with the keys 0, 1, 2, … is a list, any other a map; objects are maps that name their class. Texts stay
 * texts, which the profile types; numbers that JSON does not have become texts. Recurses 64 deep at most.
 */
export function toNode(value: PhpValue): MetaNode {
  switch (value.kind) {
    case 'null':
      return { kind: 'typed', value: null }
    case 'bool':
      return { kind: 'typed', value: value.value }
    case 'int':
      return { kind: 'typed', value: numberOr(value.digits, Number.isSafeInteger) }
    case 'float':
      return { kind: 'typed', value: Number.isFinite(value.value) ? value.value || 0 : phpName(value.value) }
    case 'string':
      return { kind: 'text', text: value.text }
    case 'array':
      return isList(value.entries)
        ? { kind: 'list', items: value.entries.map(([, item]) => toNode(item)) }
        : { kind: 'map', rows: toRows(value.entries) }
    case 'object': {
      const tag: MetaRow = { key: classKey, value: { kind: 'typed', value: value.className } }
      return { kind: 'map', rows: [...(value.className === plainClass ? [] : [tag]), ...toRows(value.entries)] }
    }
  }
}

/** The key under which an object names its class. */
const classKey = '__class'
/** PHP's class of objects without one. */
const plainClass = 'stdClass'

function toRows(entries: [PhpKey, PhpValue][]): MetaRow[] {
  return entries.map(([key, item]) => ({ key: String(key), value: toNode(item) }))
}

function isList(entries: [PhpKey, PhpValue][]): boolean {
  return entries.every(([key], index) => key === index)
}

function numberOr(digits: string, fits: (value: number) => boolean): number | string {
  return fits(Number(digits)) ? Number(digits) : digits
}

/** As PHP writes what is no number. */
function phpName(value: number): string {
  return Number.isNaN(value) ? 'NAN' : value > 0 ? 'INF' : '-INF'
}
