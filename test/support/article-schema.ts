/** The JSON Schema of the record. */

import { z } from 'zod'
import { Article } from '../../src/article/article.ts'
import { JsonObject } from '../../src/article/json.ts'

/** `docs/article.schema.json`: made from the zod schema, which is the source. */
export function articleSchema(): string {
  const schema = z.toJSONSchema(Article, {
    target: 'draft-2020-12',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      // The check of JSON values is our own code, which zod cannot look into; any object is what it lets through.
      if (zodSchema === (JsonObject as unknown)) jsonSchema.type = 'object'
    },
  })
  return `${JSON.stringify(schema, undefined, 2)}\n`
}
