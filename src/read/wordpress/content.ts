/** What the editor stored → the HTML that a page shows. */

import type { Report, Span } from '../../diagnostics/report.ts'
import { autop } from './autop.ts'
import { hasBlocks } from './block-tokens.ts'
import { writeBlock } from './block-html.ts'
import { link, runOwnShortcodes } from './media-shortcodes.ts'
import { parseBlocks } from './parse-blocks.ts'
import type { Post } from './post.ts'
import { protectCode } from './raw-code.ts'
import { createWeaver, type Woven } from './woven.ts'

export interface Prepared {
  html: string
  /** Where a part of `html` came from; nothing if the source does not hold it as text. */
  toSource: (span: Span) => Span | undefined
}

/** Makes the HTML of a post's content; content that a page showed already is left as it is. */
export function prepare(post: Post, report: Report): Prepared {
  const { html, form, at } = post.content
  const inSource = (span: Span) => at && { start: at.start + span.start, end: at.start + span.end }
  if (form === 'rendered') return { html, toSource: inSource }
  const placed: Report = (id, details, where = {}) =>
    report(id, details, { ...where, at: where.at ? inSource(where.at) : at })
  const woven = render(html, post, placed)
  return { html: woven.html, toSource: (span) => inSource(woven.toSource(span)) }
}

function render(content: string, post: Post, report: Report): Woven {
  const weaver = createWeaver(content)
  const classic = (text: string) => autop(runOwnShortcodes(autoEmbed(protectCode(text)), post, report))
  if (!hasBlocks(content)) weaver.make(classic(content), { start: 0, end: content.length })
  else if (isClassic(content)) {
    weaver.make(classic(content), { start: 0, end: content.length })
  } else {
    const between = (text: string) => (text.trim() ? classic(text) : text)
    for (const block of parseBlocks(content)) writeBlock(block, { content, weaver, between, report })
  }
  return weaver.done()
}

/** Whether the comments of blocks stand in code alone: a post about the editor. */
function isClassic(content: string): boolean {
  return !hasBlocks(content.replace(/<pre\b[\s\S]*?(?:<\/pre|$)/gi, ''))  && !/^\s*<!-- wp:/.test(content)
}

/** An address on a line of its own is shown as what it leads to: wp-includes/class-wp-embed.php, autoembed(). */
function autoEmbed(content: string): string {
  return content.replace(/^[ \t]*(https?:\/\/[^\s<>"]+)[ \t]*\r?$/gim, (line, url: string) => link(url) ?? line)
}
