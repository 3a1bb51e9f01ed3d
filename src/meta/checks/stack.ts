import { foldText } from '../plain.ts'
import type { Check } from '../profile.ts'
import { findText, itemsOf, textsOf } from './values.ts'

/** `stack` against the entities of type stack. */
export const checkStack: Check = ({ meta }, report) => {
  const stack = textsOf(meta.values, 'stack')
  const known = new Set(stack.map(foldText))
  for (const [index, item] of itemsOf(meta.values, 'entities').entries()) {
    const entity = findText(item, 'name')
    if (!entity || findText(item, 'type') !== 'stack' || known.has(foldText(entity))) continue
    report('meta/stack', { entity, stack }, { path: `meta.values.entities.${index}` })
  }
}
