/** Records and messages that hold nothing of the source they were made of. */

/**
 * Gives every text in a value memory of its own, and the value back: to V8, a part of a text is a view that keeps the
 * whole alive, were it the title of a page of a megabyte. Lists and objects are changed in place; recurses as deep as
 * they are.
 */
export function ownTexts<Value>(value: Value): Value {
  if (typeof value === 'string') return copyOf(value) as Value & string
  if (typeof value === 'object' && value !== null) {
    const parts = value as Record<string, unknown> // a list is one by its indices
    for (const key of Object.keys(parts)) parts[key] = ownTexts(parts[key])
  }
  return value
}

/** V8 copies what is shorter than this when it is cut out. */
const leastView = 13

function copyOf(text: string): string {
  return text.length < leastView ? text : ` ${text}`.slice(1)
}
