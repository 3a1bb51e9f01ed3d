/** How a box shows values that have no text of their own, so that they can be told apart; and reads them back. */

import type { Json } from '../../article/json.ts'

/** The words for values that show nothing. */
export const emptyWords = {
  null: 'none',
  text: 'empty text',
  blank: 'blank text',
  list: 'empty list',
  object: 'no fields',
} as const

/** The words for booleans and 0/1 flags. */
export const flagWords = { true: 'yes', false: 'no' } as const

/** The class of the element round the words for empty values. */
export const emptyClass = 'meta-empty'

/** What stands behind the words for an empty value, where they are marked as such by `emptyClass`. */
export function fromEmptyWords(words: string): { value: Json } | undefined {
  switch (words) {
    case emptyWords.null:
      return { value: null }
    case emptyWords.text:
      return { value: '' }
    case emptyWords.list:
      return { value: [] }
    case emptyWords.object:
      return { value: {} }
    default:
      return undefined
  }
}
