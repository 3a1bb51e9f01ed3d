/** The door for records that come from outside: storage is not trusted. */

import { Article } from '../article/article.ts'

export type CheckedRecord = { article: Article } | { problem: string }

/** The record that a text of JSON holds, checked by the schema, or what is wrong with it. */
export function parseRecord(text: string): CheckedRecord {
  const parsed = parseJson(text)
  return 'problem' in parsed ? parsed : checkRecord(parsed.value)
}

/** What a text of JSON says, or why it is none. */
export function parseJson(text: string): { value: unknown } | { problem: string } {
  try {
    return { value: JSON.parse(text.replace(/^\ufeff/, '')) }
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }
  }
}

/** The value as a record, if it fits the schema. */
export function checkRecord(value: unknown): CheckedRecord {
  try {
    const checked = Article.safeParse(value)
    if (checked.success) return { article: checked.data }
    const [issue] = checked.error.issues
    return { problem: `${issue?.path.length ? `${issue.path.join('.')}: ` : ''}${issue?.message ?? 'not a record'}` }
  } catch (error) {
    // The schema recurses as deep as the values; a record of ours is never deeper than 64.
    if (error instanceof RangeError) return { problem: 'nested too deeply' }
    throw error
  }
}
