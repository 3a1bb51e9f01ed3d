/** Labels of link and footnote definitions, which may stand anywhere in a document. */

import type { RootContent } from 'mdast'

/** The labels by the form in which they are compared, each as the source writes it. */
export type Labels = ReadonlyMap<string, string>

/** Finds the labels that a document seems to define, by the looks of its lines. */
export function findLabels(source: string): Labels {
  const labels = new Map<string, string>()
  if (!source.includes(']:')) return labels
  for (const [, label = ''] of source.matchAll(definition)) {
    const key = normalizeLabel(label)
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
  if (labels.size === 0) return ''
  for (const [, label] of part.matchAll(escapeOrBracketed)) {
    if (label === undefined) continue
    const key = normalizeLabel(label)
    const written = labels.get(key)
    if (written !== undefined) used.set(key, written)
  }
  if (used.size === 0) return ''
  return `${[...used.values()].map((label) => `[${label}]: x\n\n`).join('')}${end}`
}

/** Ends a definition of a footnote, which would go on with indented code. */
const end = '<!---->\n\n'

/** The labels that parsed blocks do define. */
export function labelsOf(blocks: RootContent[]): Labels {
  const labels = new Map<string, string>()
  const visit = (node: RootContent): void => {
    if (node.type === 'definition') labels.set(normalizeLabel(node.identifier), node.identifier)
    if (node.type === 'footnoteDefinition') labels.set(normalizeLabel(`^${node.identifier}`), `^${node.identifier}`)
    if (containers.has(node.type) && 'children' in node) for (const child of node.children) visit(child)
  }
  for (const block of blocks) visit(block)
  return labels
}

/** What definitions may stand in. */
const containers = new Set(['blockquote', 'list', 'listItem', 'footnoteDefinition'])

export function haveSameLabels(one: Labels, other: Labels): boolean {
  if (one.size !== other.size) return false
  for (const key of one.keys()) if (!other.has(key)) return false
  return true
}

// A label has at most 999 characters (CommonMark 0.31.2, 4.7).
const definition = /^[ \t>*+\d.)-]{0,64}\[((?:[^[\]\\]|\\[\s\S]){1,999})\]:/gm
// Escapes are passed over, so that no bracket of theirs begins the search of 999 characters again.
const escapeOrBracketed = /\\[\s\S]|\[((?:[^[\]\\]|\\[\s\S]){1,999})\]/g

/** The form in which labels are compared (CommonMark 0.31.2, 4.7). */
export function normalizeLabel(label: string): string {
  return label
    .replace(/[\t\n\r ]+/g, ' ')
    .trim()
    .toLowerCase()
    .toUpperCase()
}
