/** Places inside the values of a box: JSON pointers (RFC 6901) for `order`, dotted paths for people. */

/** The pointer of the value at these keys and list positions below the box; `''` is the box itself. */
export function toPointer(keys: readonly PropertyKey[]): string {
  let pointer = ''
  for (const key of keys) pointer = childPointer(pointer, key)
  return pointer
}

/** The pointer of the value called `key` in the object or list at `pointer`. */
export function childPointer(pointer: string, key: PropertyKey): string {
  const name = String(key)
  return `${pointer}/${special.test(name) ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name}`
}

/** The path that a message shows: `meta.values.score.quality`. */
export function toPath(keys: readonly PropertyKey[]): string {
  return ['meta.values', ...keys.map(String)].join('.')
}

const special = /[~/]/
