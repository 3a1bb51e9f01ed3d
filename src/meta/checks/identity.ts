import type { Check } from '../profile.ts'
import { findNumber, findText } from './values.ts'

/** `reference` against `payload.source_id`: `anp-ref-004046-8579` holds the number of `alphanode-004046`. */
export const checkReference: Check = ({ meta }, report) => {
  const reference = findText(meta.values, 'reference')
  const sourceId = findText(meta.values, 'payload', 'source_id')
  const number = sourceId && findNumberAtEnd(sourceId)
  if (!reference || !sourceId || !number) return
  if (reference.split(/\D+/).includes(number)) return
  report('meta/reference', { reference, sourceId }, { path: 'meta.values.reference' })
}

/** `payload.seed` against `payload.source_id`: 4046 is the number of `alphanode-004046`. */
export const checkSeed: Check = ({ meta }, report) => {
  const seed = findNumber(meta.values, 'payload', 'seed')
  const sourceId = findText(meta.values, 'payload', 'source_id')
  const number = sourceId && findNumberAtEnd(sourceId)
  if (seed === undefined || !sourceId || !number || seed === Number(number)) return
  report('meta/seed', { seed, sourceId }, { path: 'meta.values.payload.seed' })
}

function findNumberAtEnd(text: string): string | undefined {
  return /(?<!\d)\d+$/.exec(text)?.[0]
}
