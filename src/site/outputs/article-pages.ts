/** A page for each article. */

import { renderBody } from '../../render/body.ts'
import { boxView } from '../../render/box-view.ts'
import { articleView } from '../../render/page-view.ts'
import { wordsIn } from '../../render/words.ts'
import { shortHash } from '../entry.ts'
import { linkTo, sitePageView } from '../page-parts.ts'
import type { Placed } from '../place.ts'
import type { Page, Plan } from '../plan.ts'
import type { SiteArticleView } from '../views.ts'

const template = 'site-article'

export function* articlePages(plan: Plan): Generator<Page> {
  const { articles, templateKey } = plan
  for (const [index, entry] of articles.entries()) {
    const next = articles[index - 1]
    const previous = articles[index + 1]
    const shown = [next, previous].map((other) => (other ? `${other.path} ${other.face}` : ''))
    yield {
      path: entry.path,
      key: shortHash([templateKey(template), entry.hash, ...shown].join('\n')),
      render: () => plan.fill(template, view(plan, entry, { next, previous })),
    }
  }
}

interface Around {
  next: Placed | undefined
  previous: Placed | undefined
}

function view(plan: Plan, entry: Placed, { next, previous }: Around): SiteArticleView {
  const article = plan.recordOf(entry)
  const words = wordsIn(article.language)
  const { language, direction } = article
  const { variant } = plan.settings
  const linkOf = (other: Placed | undefined) => other && linkTo(entry.path, other.path, other.title)
  return {
    ...sitePageView(plan, {
      path: entry.path,
      title: entry.title,
      description: entry.lead,
      lang: language ?? 'und',
      dir: direction,
      noindex: !entry.isListed,
    }),
    article: articleView(article, {
      body: renderBody(article.body.html, words, []),
      box: boxView(article.meta, plan.profileOf(article), { language, variant }),
      boxIsTable: variant === 'table',
      withOutline: true,
      writeDate: plan.writeDate,
      words,
    }),
    related: [],
    next: linkOf(next),
    previous: linkOf(previous),
    hasNeighbours: next !== undefined || previous !== undefined,
    hasAround: next !== undefined || previous !== undefined,
  }
}
