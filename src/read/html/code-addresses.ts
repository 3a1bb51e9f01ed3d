/** Where words of a block of code led: code is text, and has no place for it. */

import type { Element } from 'hast'
import { spanOf } from '../../tree/span-of.ts'
import { rawText } from '../../tree/text.ts'
import { isBesideCode } from './code-text.ts'
import { findBelow, type ShapeContext } from './shape-context.ts'

/** Says of the links in a block that their addresses are left out, but for those that the code spells out or that stay on the page. */
export function dropAddresses(code: Element, { drop }: ShapeContext): void {
  for (const link of findBelow(code, (inner) => inner.tagName === 'a' || isBesideCode(inner))) {
    const { href } = link.properties
    if (link.tagName !== 'a' || typeof href !== 'string' || /^(?:#|javascript:|$)/i.test(href)) continue
    const words = rawText(link).trim()
    if (words !== '' && !words.includes(bare(href))) drop('address of a link in code', spanOf(link))
  }
}

/** An address as people write it. */
const bare = (href: string) => href.replace(/^[a-z]+:(?:\/\/)?/i, '').replace(/\/$/, '')
