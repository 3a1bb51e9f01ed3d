/** Shortcodes of plugins, which nobody can run without them. */

import type { Report } from '../../diagnostics/report.ts'

/** Says once a name which shortcodes stay in the text as they are; those in code and in escaped brackets are text. */
export function reportUnknownShortcodes(content: string, known: ReadonlySet<string>, report: Report): void {
  const seen = new Map<string, { count: number; start: number; end: number }>()
  const shown = content.replace(code, (block) => ' '.repeat(block.length))
  for (const { 0: tag, 1: name = '', 2: attributes = '', index } of shown.matchAll(shortcode)) {
    if (known.has(name) || !(named.test(attributes) || shown.includes(`[/${name}]`))) continue
    const before = seen.get(name)
    if (before) before.count++
    else seen.set(name, { count: 1, start: index, end: index + tag.length })
  }
  for (const [name, { count, ...at }] of seen) report('wordpress/shortcode', { name, count }, { at })
}

const code = /<(pre|code)\b[^<>]{0,4096}>[\s\S]*?(?:<\/\1|$)|<!--[\s\S]*?(?:-->|$)/gi
const shortcode = /(?<!\[)\[([a-z][\w-]{0,60})(?![\w-])([^[\]]{0,1000})\]/gi
/** What looks like an attribute; other words in brackets are words in brackets. */
const named = /^\s+[\w-]+\s*=\s*\S/
