/** Where the links of articles lead: once for all, for the keys of pages and for what there is to say. */

import type { Message } from '../diagnostics/message.ts'
import { createLog } from '../diagnostics/report.ts'
import { shortHash } from './entry.ts'
import type { LinkTarget, ResolveLink } from './links.ts'
import type { Placed } from './place.ts'

export interface CheckedLinks {
  /** What changes when a link of an article leads elsewhere. */
  keyOf(article: Placed): string
  /** Of links that lead nowhere. */
  messages: Message[]
}

/** Resolves all links. Of each article that has some, a hash stays in memory. */
export function checkLinks(articles: readonly Placed[], resolveLink: ResolveLink): CheckedLinks {
  const keys = new Map<Placed, string>()
  const messages = articles.flatMap((article) => {
    if (article.links.length === 0) return []
    const targets = article.links.map((href) => resolveLink(article, href))
    keys.set(article, shortHash(JSON.stringify(targets)))
    if (!targets.some(isDead)) return []
    const log = createLog(article.source, '')
    for (const [index, href] of article.links.entries())
      if (isDead(targets[index])) log.report('site/dead-link', { href })
    return log.messages
  })
  return { keyOf: (article) => keys.get(article) ?? '', messages }
}

function isDead(target: LinkTarget | undefined): boolean {
  return target !== undefined && !('page' in target) && target.url === undefined
}
