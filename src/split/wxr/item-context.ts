/** What an item needs of the rest of its site, found without parsing the item. */

import type { WxrContext } from '../../article/wxr-context.ts'
import type { WxrHeader } from './header.ts'
import { attachmentsIn, type Library, patternsIn } from './library.ts'
import { termsIn } from './site-terms.ts'

/** Picks out of the header and the library what the item names. */
export function contextOf(item: string, { namespaces, site, authors, terms }: WxrHeader, library: Library): WxrContext {
  const patterns = patternsIn(item, library)
  const login = creator.exec(item)?.[1]?.trim() ?? ''
  const name = authors.get(login)
  return {
    namespaces,
    site,
    authors: name === undefined ? {} : { [login]: name },
    terms: termsIn(item, terms),
    attachments: attachmentsIn([item, ...Object.values(patterns)].join('\n'), library),
    patterns,
  }
}

const creator = /<[\w-]+:creator>\s{0,64}(?:<!\[CDATA\[)?([^<\]]{1,200})/
