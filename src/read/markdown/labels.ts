/** Labels of link and footnote definitions, which may stand anywhere in a document. */

/** The labels by the form in which they are compared, each as the source writes it. Too many do no harm. */
export type Labels = ReadonlyMap<string, string>

/** Finds the labels that a document defines. */
export function findLabels(source: string): Labels {
  const labels = new Map<string, string>()
  if (!source.includes(']:')) return labels
  for (const [, label = ''] of source.matchAll(definition)) {
    const key = normalize(label)
    if (!labels.has(key)) labels.set(key, label)
  }
  return labels
}

/**
 * Definitions of the labels that a part uses, to be put before it: the parser takes `[label]` for a reference only
 * where the label is defined. Where they point to is of no account.
 */
export function definitionsFor(part: string, labels: Labels): string {
  const used = new Map<string, string>()
  if (labels.size > 0) {
    for (const [, label = ''] of part.matchAll(bracketed)) {
      const key = normalize(label)
      const written = labels.get(key)
      if (written !== undefined) used.set(key, written)
    }
  }
  return [...used.values()].map((label) => `[${label}]: x\n\n`).join('')
}

// A label has at most 999 characters (CommonMark 0.31.2, 4.7).
const definition = /^[ \t>*+\d.)-]{0,64}\[((?:[^[\]\\]|\\[\s\S]){1,999})\]:/gm
const bracketed = /\[((?:[^[\]\\]|\\[\s\S]){1,999})\]/g

function normalize(label: string): string {
  return label
    .replace(/[\t\n\r ]+/g, ' ')
    .trim()
    .toLowerCase()
    .toUpperCase()
}
