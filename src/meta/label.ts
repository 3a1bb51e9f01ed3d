/** Labels: how a key is compared and named. */

/** The form in which labels are compared: case, spaces, `_` and `-` do not count. */
export function foldLabel(label: string): string {
  if (plainKey.test(label)) return label.replaceAll('_', '')
  return label.normalize('NFC').toLowerCase().replace(separators, '')
}

/** Keys as records have them: nothing to be folded but `_`. */
const plainKey = /^[a-z\d_]*$/
const separators = /[\s_\u00a0-]+/gu
