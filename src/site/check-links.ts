/** Where the links of articles lead: once for all, for the keys of pages and for what there is to say. */

import type { Message } from '../diagnostics/message.ts'
import { createLog } from '../diagnostics/report.ts'
import { shortHash } from './entry.ts'
import type { LinkTarget, ResolveLink } from './links.ts'
import type { Placed } from './place.ts'

export interface CheckedLinks {
  /** What changes when a link of the article at each place leads elsewhere; empty if it has none. */
  keys: string[]
  /** Of links that lead nowhere. */
  messages: Message[]
}

/** Resolves all links. */
export function checkLinks(placed: readonly Placed[], resolveLink: ResolveLink): CheckedLinks {
  const keys: string[] = []
  const messages = placed.flatMap(({ entry }) => {
    const targets = entry.links.map((href) => resolveLink(entry, href))
    keys.push(targets.length === 0 ? '' : shortHash(JSON.stringify(targets)))
    if (!targets.some(isDead)) return []
    const log = createLog(entry.source, '')
    for (const [index, href] of entry.links.entries())
      if (isDead(targets[index])) log.report('site/dead-link', { href })
    return log.messages
  })
  return { keys, messages }
}

function isDead(target: LinkTarget | undefined): boolean {
  return target !== undefined && !('page' in target) && target.url === undefined
}
