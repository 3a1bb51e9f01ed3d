/** Where the links of articles lead: once for all, for the keys of pages and for what there is to say. */

import type { Message } from '../diagnostics/message.ts'
import { createLog } from '../diagnostics/report.ts'
import { type Entry, shortHash } from './entry.ts'
import type { LinkTarget, ResolveLink } from './links.ts'

/** What is known of the links of one article. */
export interface CheckedLinks {
  /** Another key, another place to which one of them leads. */
  key: string
  /** Of links that lead nowhere. */
  messages: readonly Message[]
}

/** Resolves the links of an article. */
export function checkLinks(entry: Entry, resolveLink: ResolveLink): CheckedLinks {
  const targets = entry.links.map((href) => resolveLink(entry, href))
  if (targets.every((target) => target === undefined)) return asTheyAre
  const log = createLog(entry.source, '')
  for (const [index, href] of entry.links.entries()) if (isDead(targets[index])) log.report('site/dead-link', { href })
  return { key: shortHash(JSON.stringify(targets)), messages: log.messages }
}

const asTheyAre: CheckedLinks = { key: '', messages: [] }

function isDead(target: LinkTarget | undefined): boolean {
  return target !== undefined && !('page' in target) && target.url === undefined
}
