/** What the editor stored → the HTML that a page shows. */

import type { JsonObject } from '../../article/json.ts'
import type { Report, Span } from '../../diagnostics/report.ts'
import { autop } from './autop.ts'
import { writeBlock } from './block-html.ts'
import { hasBlocks } from './block-tokens.ts'
import { link, ownShortcodes, runOwnShortcodes } from './media-shortcodes.ts'
import { parseBlocks } from './parse-blocks.ts'
import { createPatterns } from './patterns.ts'
import type { Post } from './post.ts'
import { codeOf, codeShortcodes, protectCode, runCodeShortcodes } from './raw-code.ts'
import { type IsKnown, reportUnknownShortcodes } from './unknown-shortcodes.ts'
import { createWeaver, type Woven } from './woven.ts'

export interface Prepared {
  html: string
  /** Where a part of `html` came from; nothing if the source does not hold it as text. */
  toSource: (span: Span) => Span | undefined
}

/** Makes the HTML of a post's content; content that a page showed already is left as it is. */
export function prepare(post: Post, report: Report): Prepared {
  const { html, form, at, locate } = post.content
  const inSource = ({ start, end }: Span) => locate && { start: locate(start), end: locate(end) }
  if (form === 'rendered') return { html, toSource: inSource }
  const placed: Report = (id, details, where = {}) =>
    report(id, details, { ...where, at: where.at ? inSource(where.at) : at })
  const woven = weave(html, post, placed)
  return { html: woven.html, toSource: (span) => inSource(woven.toSource(span)) }
}

function weave(content: string, post: Post, report: Report): Woven {
  const inside = (html: string) => runOwnShortcodes(runCodeShortcodes(html), post, report)
  const classic = (text: string) => autop(runOwnShortcodes(autoEmbed(protectCode(text)), post, report))
  const between = (text: string) => (text.trim() ? classic(text) : text)
  const render = (text: string, report: Report): Woven => {
    const weaver = createWeaver(text)
    reportUnknownShortcodes(text, isKnown, report)
    // What is odd in a pattern is told where the post shows it.
    const showPattern = (attributes: JsonObject, at: Span) =>
      patterns.show(attributes, (id, details) => report(id, details, { at }))
    const context = { content: text, weaver, between, inside, report, showPattern }
    if (!hasBlocks(text) || isClassic(text)) weaver.make(classic(text), { start: 0, end: text.length })
    else for (const block of parseBlocks(text)) writeBlock(block, context)
    return weaver.done()
  }
  const patterns = createPatterns(post.patterns, (text, inPlace) => render(text, inPlace).html)
  return render(content, report)
}

const own = new Set(ownShortcodes)
const ofCode = new Set(codeShortcodes)
const isKnown: IsKnown = (shortcode) =>
  own.has(shortcode.name) || (ofCode.has(shortcode.name) && codeOf(shortcode) !== undefined)

/** Whether the comments of blocks stand in code alone: a post about the editor. */
function isClassic(content: string): boolean {
  return !hasBlocks(content.replace(/<pre\b[\s\S]*?(?:<\/pre|$)/gi, '')) && !/^\s*<!-- wp:/.test(content)
}

/** An address on a line of its own is shown as what it leads to: wp-includes/class-wp-embed.php, autoembed(). */
function autoEmbed(content: string): string {
  return content.replace(/^[ \t]*(https?:\/\/[^\s<>"]+)[ \t]*\r?$/gim, (line, url: string) => link(url) ?? line)
}
