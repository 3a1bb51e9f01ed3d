/** Shortcodes of plugins, which nobody can run without them. */

import type { Report } from '../../diagnostics/report.ts'
import { type Shortcode, shortcodeAttributes } from './shortcodes.ts'

/** Says whether a shortcode is run. */
export type IsKnown = (shortcode: Shortcode) => boolean

/** Says once a name which shortcodes stay in the text as they are; those in code and in escaped brackets are text. */
export function reportUnknownShortcodes(content: string, isKnown: IsKnown, report: Report): void {
  const seen = new Map<string, { count: number; start: number; end: number }>()
  const shown = content.replace(code, (block) => ' '.repeat(block.length))
  const lastEnds = new Map<string, number>()
  for (const { 0: tag, 1: name = '', 2: attributes = '', index } of shown.matchAll(shortcode)) {
    const lastEnd = lastEnds.get(name) ?? shown.lastIndexOf(`[/${name}]`)
    lastEnds.set(name, lastEnd)
    if (!(named.test(attributes) || lastEnd >= 0)) continue
    const after = index + tag.length
    const isClosed = lastEnd >= after
    const near = isClosed ? shown.slice(after, after + longestContent) : ''
    const end = near.indexOf(`[/${name}]`)
    const inner = isClosed && end < 0 ? near : near.slice(0, Math.max(0, end))
    if (isKnown({ name, attributes: shortcodeAttributes(attributes), content: inner, isAlone: false, isInCode: false }))
      continue
    const before = seen.get(name)
    if (before) before.count++
    else seen.set(name, { count: 1, start: index, end: after })
  }
  for (const [name, { count, ...at }] of seen) report('wordpress/shortcode', { name, count }, { at })
}

/** Characters between two tags that are looked at. */
const longestContent = 1_000

const code = /<(pre|code)\b[^<>]{0,4096}>[\s\S]*?(?:<\/\1|$)|<!--[\s\S]*?(?:-->|$)/gi
const shortcode = /(?<!\[)\[([a-z][\w-]{0,60})(?![\w-])([^[\]]{0,1000})\]/gi
/** What looks like an attribute; other words in brackets are words in brackets. */
const named = /^\s+[\w-]+\s*=\s*\S/
