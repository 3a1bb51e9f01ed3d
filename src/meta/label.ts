/** Labels: how a key is compared and named. */

/** The form in which labels are compared: case, spaces, `_` and `-` do not count. */
export function foldLabel(label: string): string {
  return label.normalize('NFC').toLowerCase().replace(separators, '')
}

const separators = /[\s_\u00a0-]+/gu
