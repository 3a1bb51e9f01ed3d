import type { Check } from '../profile.ts'
import { findNumber } from './values.ts'

/** `payload.paragraphs` against the paragraphs of the body. Generators differ in whether they count the lead. */
export const checkParagraphs: Check = ({ meta, body }, report) => {
  const stated = findNumber(meta.values, 'payload', 'paragraphs')
  if (stated === undefined || stated === body.paragraphs || stated === body.paragraphs - 1) return
  report('meta/paragraphs', { stated, counted: body.paragraphs }, { path: 'meta.values.payload.paragraphs' })
}
