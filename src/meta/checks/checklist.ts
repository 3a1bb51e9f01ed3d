import { foldText } from '../plain.ts'
import type { Check } from '../profile.ts'
import { textsOf } from './values.ts'

/** `checklist` against the article, where each item is a line of its own, and in the same words. */
export const checkChecklist: Check = ({ meta, body }, report) => {
  const items = textsOf(meta.values, 'checklist')
  const written = new Set(items.length ? body.text.split('\n') : [])
  const changed = items.filter((item) => !written.has(item))
  if (!changed.length) return
  const lines = new Set([...written].map(foldText))
  const missing = changed.filter((item) => !lines.has(foldText(item)))
  const [first] = missing
  if (first === undefined) return
  report('meta/checklist', { missing: missing.length, of: items.length, first }, { path: 'meta.values.checklist' })
}
