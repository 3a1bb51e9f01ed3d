/** A page for each article. */

import type { Article } from '../../article/article.ts'
import { renderBody } from '../../render/body.ts'
import { boxView } from '../../render/box-view.ts'
import { headView } from '../../render/head-view.ts'
import { type ArticleView, articleView } from '../../render/page-view.ts'
import { wordsIn } from '../../render/words.ts'
import { absoluteUrl } from '../addresses.ts'
import { shortHash } from '../entry.ts'
import { cardView, hrefTo, linksOf, linkTo, sitePageView } from '../make-views.ts'
import type { Placed } from '../place.ts'
import type { Page, Plan } from '../plan.ts'
import type { SiteArticleView } from '../views.ts'

const template = 'site-article'

export function* articlePages(plan: Plan): Generator<Page> {
  const { articles, templateKey } = plan
  for (const [index, entry] of articles.entries()) {
    const next = articles[index - 1]
    const previous = articles[index + 1]
    const related = plan.similarTo(index)
    const others = [next, previous, ...related].map((other) => other?.itemKey ?? '')
    const terms = termPaths(plan, entry).join(' ')
    yield {
      path: entry.path,
      key: shortHash([templateKey(template), entry.hash, terms, plan.links.keyOf(entry), ...others].join('\n')),
      render: () => plan.fill(template, view(plan, entry, { next, previous, related })),
    }
  }
}

interface Around {
  next: Placed | undefined
  previous: Placed | undefined
  related: Placed[]
}

function view(plan: Plan, entry: Placed, { next, previous, related }: Around): SiteArticleView {
  const article = plan.recordOf(entry)
  const { settings } = plan
  const linkOf = (other: Placed | undefined) => other && linkTo(entry.path, other.path, other.title)
  const url = settings.url === undefined ? article.url : absoluteUrl(entry.path, settings.url)
  const page = sitePageView(plan, {
    path: entry.path,
    title: entry.title,
    description: entry.lead,
    lang: article.language ?? 'und',
    dir: article.direction,
    noindex: !entry.isListed,
  })
  const head = headView(article, { url, site: { title: settings.title, url: settings.url } }, entry.lead)
  return {
    ...page,
    canonical: head.canonical,
    head,
    article: viewOf(plan, entry, article),
    related: related.map((other) => cardView(plan, entry.path, other)),
    next: linkOf(next),
    previous: linkOf(previous),
    hasNeighbours: next !== undefined || previous !== undefined,
    hasAround: next !== undefined || previous !== undefined,
  }
}

function viewOf(plan: Plan, entry: Placed, article: Article): ArticleView {
  const { highlight, writeDate, settings } = plan
  const { language } = article
  const words = wordsIn(language)
  const linkOf = linksOf(plan, entry, (page) => hrefTo(entry.path, page))
  return articleView(article, {
    body: renderBody(article.body.html, { words, highlight, linkOf }),
    box: boxView(article.meta, plan.profileOf(article), { language, variant: settings.variant }),
    boxIsTable: settings.variant === 'table',
    withOutline: true,
    writeDate,
    words,
    linkOf,
    pageOf(fact, name) {
      const term = plan.groups.find((group) => group.name === fact)?.find(name)
      return term && hrefTo(entry.path, term.path)
    },
  })
}

/** The pages of the terms that the page of an article links to. */
function termPaths({ groups }: Plan, { categories, tags, authors }: Placed): string[] {
  const names = new Map(Object.entries({ categories, tags, authors }))
  return groups.flatMap((group) => (names.get(group.name) ?? []).map((name) => group.find(name)?.path ?? ''))
}
