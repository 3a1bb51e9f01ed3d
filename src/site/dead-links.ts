/** What there is to say of links that lead nowhere. */

import type { Message } from '../diagnostics/message.ts'
import { createLog } from '../diagnostics/report.ts'
import type { Plan } from './plan.ts'

export function deadLinks({ articles, resolveLink }: Plan): Message[] {
  return articles.flatMap((article) => {
    if (article.links.length === 0) return []
    const { report, messages } = createLog(article.source, '')
    for (const href of article.links) {
      const target = resolveLink(article, href)
      if (target && !('page' in target) && target.url === undefined) report('site/dead-link', { href })
    }
    return messages
  })
}
