/** A page for each article. */

import type { Article } from '../../article/article.ts'
import { renderBody } from '../../render/body.ts'
import { boxView } from '../../render/box-view.ts'
import { headView } from '../../render/head-view.ts'
import { type ArticleView, articleView } from '../../render/page-view.ts'
import { wordsIn } from '../../render/words.ts'
import { absoluteUrl } from '../addresses.ts'
import { shortHash } from '../entry.ts'
import { cardKey, cardView, hrefTo, linksOf, linkTo, sitePageView, termsOf } from '../make-views.ts'
import type { Placed } from '../place.ts'
import type { Page, Plan } from '../plan.ts'
import type { SiteArticleView } from '../views.ts'

const template = 'site-article'

export function* articlePages(plan: Plan): Generator<Page> {
  for (const [place, path] of plan.articles.paths.entries()) {
    yield {
      path,
      shows: [place, place - 1, place + 1, ...plan.similarTo(place)],
      key: () => keyOf(plan, place),
      render: () => plan.fill(template, view(plan, place)),
    }
  }
}

interface Around {
  next: Placed | undefined
  previous: Placed | undefined
  related: Placed[]
}

function around({ articles, similarTo }: Plan, place: number): Around {
  return {
    next: articles.find(place - 1),
    previous: articles.find(place + 1),
    related: similarTo(place).map(articles.at),
  }
}

function keyOf(plan: Plan, place: number): string {
  const { entry } = plan.articles.at(place)
  const { next, previous, related } = around(plan, place)
  const others = [next, previous, ...related].map((other) => (other ? cardKey(plan, other) : ''))
  const { categories, tags, authors } = entry
  const terms = Object.entries({ categories, tags, authors }).flatMap(([group, names]) => termsOf(plan, group, names))
  return shortHash(
    [
      plan.templateKey(template),
      entry.hash,
      terms.map(({ path }) => path).join(' '),
      plan.linkKeyOf(place),
      ...others,
    ].join('\n'),
  )
}

function view(plan: Plan, place: number): SiteArticleView {
  const placed = plan.articles.at(place)
  const { entry, path } = placed
  const { next, previous, related } = around(plan, place)
  const article = plan.recordOf(entry)
  const { settings } = plan
  const linkOf = (other: Placed | undefined) => other && linkTo(path, other.path, other.entry.title)
  const url = settings.url === undefined ? article.url : absoluteUrl(path, settings.url)
  const page = sitePageView(plan, {
    path,
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
    article: viewOf(plan, placed, article),
    related: related.map((other) => cardView(plan, path, other)),
    next: linkOf(next),
    previous: linkOf(previous),
    hasNeighbours: next !== undefined || previous !== undefined,
    hasAround: next !== undefined || previous !== undefined,
  }
}

function viewOf(plan: Plan, { path, entry }: Placed, article: Article): ArticleView {
  const { highlight, writeDate, settings } = plan
  const { language } = article
  const words = wordsIn(language)
  const linkOf = linksOf(plan, entry, (page) => hrefTo(path, page))
  return articleView(article, {
    body: renderBody(article.body.html, { words, highlight, linkOf }),
    box: boxView(article.meta, plan.profileOf(article), { language, variant: settings.variant }),
    boxIsTable: settings.variant === 'table',
    withOutline: true,
    writeDate,
    words,
    linkOf,
    pageOf(fact, name) {
      const [term] = termsOf(plan, fact, [name])
      return term && hrefTo(path, term.path)
    },
  })
}
