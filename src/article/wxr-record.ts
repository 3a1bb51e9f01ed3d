/** What an export of WordPress cannot say of an article: it rides in a hidden meta value of the item. */

import { createHash } from 'node:crypto'
import { z } from 'zod'
import { LanguageSource, Meta } from './article.ts'

/** The meta key; WordPress does not show those that begin with `_`. */
export const wxrRecordKey = '_alphanode_record'

const Hash = z.string().regex(/^[0-9a-f]{32}$/)

/**
 * Each part holds as long as nobody changed what it stands for: a fact as long as the item still shows what was written
 * of it, the body and the box as long as their hashes fit.
 */
export const WxrRecord = z.object({
  version: z.literal(1),
  /** Facts by their names; `null`: the article has none. */
  facts: z.record(z.string(), z.unknown()),
  /** What the item says of such a fact, if it says anything. */
  shown: z.record(z.string(), z.unknown()),
  body: z.object({
    /** Of the content of the item. */
    hash: Hash,
    /** Language of each block of code and how it is known, in document order; absent if no block has one. */
    code: z.array(z.tuple([z.string(), LanguageSource]).nullable()).optional(),
  }),
  /** The box, if its meta values do not give it back. */
  box: Meta.pick({ values: true, order: true })
    .extend({
      /** The keys that it stands for. */
      keys: z.array(z.string()),
      /** Of the meta values with these keys, in their order. */
      hash: Hash,
    })
    .optional(),
})
export type WxrRecord = z.infer<typeof WxrRecord>

/** Tells whether texts were changed: half of a SHA-256. */
export function hashTexts(texts: string[]): string {
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 32)
}
