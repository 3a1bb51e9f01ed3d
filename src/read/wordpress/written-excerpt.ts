/** The excerpt that a page shows, where it is not known whether somebody wrote it. */

import type { Root } from 'hast'
import { lineText } from '../../tree/text.ts'
import { htmlText } from './html-text.ts'
import type { Post } from './post.ts'

/**
 * The excerpt, if its words are not those of the body: where nobody wrote one, WordPress makes one of the beginning of
 * the content, without some blocks and shortcodes (wp-includes/formatting.php, wp_trim_excerpt).
 */
export function writtenExcerpt({ shownExcerpt = '', link }: Post, body: Root): string | undefined {
  const words = htmlText(withoutMore(shownExcerpt, link))
  if (!words || cut.test(words)) return undefined
  return isMadeOf(letters(lineText(body)), letters(words)) ? undefined : words
}

/** The excerpt without the link to the post that themes add. */
function withoutMore(html: string, link: string | undefined): string {
  const start = html.lastIndexOf('<a ')
  const [, href] = /^<a\s[^<>]{0,2000}?href=["']([^"'#]*)/.exec(start < 0 ? '' : html.slice(start)) ?? []
  return link !== undefined && href === link ? html.slice(0, start) : html
}

/** What WordPress puts in the place of the rest. */
const cut = /\[(?:\u2026|\.{3})\]$/

/** Whether most of the pieces of a text stand in another: no more than its joints do not. */
function isMadeOf(whole: string, text: string): boolean {
  const step = Math.max(pieceLength, Math.ceil(text.length / mostPieces))
  const starts = Array.from({ length: Math.ceil(text.length / step) }, (_, index) => index * step)
  const known = starts.filter((start) => whole.includes(text.slice(start, start + pieceLength)))
  return known.length * 2 >= starts.length
}

/** Letters and digits that two texts rarely share by chance; the number of pieces holds down the work. */
const pieceLength = 8
const mostPieces = 40
const letters = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '')
