import { foldText } from '../plain.ts'
import type { Check } from '../profile.ts'
import { textsOf } from './values.ts'

/** `checklist` against the article, where each item is a line of its own, and in the same words. */
export const checkChecklist: Check = ({ meta, body }, report) => {
  const items = textsOf(meta.values, 'checklist')
  if (!items.length) return
  const lines = new Set(body.text.split('\n').map(foldText))
  const missing = items.filter((item) => !lines.has(foldText(item)))
  const [first] = missing
  if (first === undefined) return
  report('meta/checklist', { missing: missing.length, of: items.length, first }, { path: 'meta.values.checklist' })
}
