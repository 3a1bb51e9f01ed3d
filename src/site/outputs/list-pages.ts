/** Lists of articles, a number of them on each page. */

import { shortHash } from '../entry.ts'
import { cardKey, cardView, describe, hrefTo, linkTo, sitePageView } from '../make-views.ts'
import type { Placed } from '../place.ts'
import type { Page, Plan } from '../plan.ts'
import type { PagerView, SiteListView } from '../views.ts'

const template = 'site-list'

export interface List {
  /** The places of its articles, in their order. */
  places: readonly number[]
  /** The path of the first page. */
  path: string
  /** The path of page 2, 3, …. */
  pathOf(number: number): string
  title: string
  description?: string | undefined
  /** What the articles have in common, and the page that lists all of its kind. */
  heading?: string
  group?: { title: string; path: string }
}

/** The pages of a list; the first also stands if there are no articles. */
export function* listPages(plan: Plan, list: List): Generator<Page> {
  const { perPage } = plan.settings
  const last = Math.max(1, Math.ceil(list.places.length / perPage))
  for (let current = 1; current <= last; current += 1) {
    const shows = list.places.slice((current - 1) * perPage, current * perPage)
    const path = current === 1 ? list.path : list.pathOf(current)
    const articles = () => shows.map(plan.articles.at)
    yield {
      path,
      shows,
      key() {
        const facts = [list.title, list.heading, list.description, current, last]
        return shortHash(
          [
            plan.templateKey(template),
            JSON.stringify(facts),
            ...articles().map((article) => cardKey(plan, article)),
          ].join('\n'),
        )
      },
      render: () => plan.fill(template, view(plan, list, { articles: articles(), path, current, last })),
    }
  }
}

interface Part {
  articles: readonly Placed[]
  path: string
  current: number
  last: number
}

function view(plan: Plan, list: List, { articles, path, current, last }: Part): SiteListView {
  const { title, description, heading, group } = list
  const { words } = plan
  return {
    ...sitePageView(plan, {
      path,
      title: current === 1 ? title : `${heading ?? words.home}, ${words.page} ${current}`,
      description: (current === 1 ? description : undefined) ?? describe(articles.map(({ entry }) => entry.title)),
      noindex: articles.length > 0 && articles.every(({ entry }) => !entry.isListed),
    }),
    heading,
    group: group && linkTo(path, group.path, group.title),
    articles: articles.map((article) => cardView(plan, path, article)),
    pager: last === 1 ? undefined : pagerView(list, path, current, last),
  }
}

function pagerView(list: List, path: string, current: number, last: number): PagerView {
  const hrefOf = (number: number) => hrefTo(path, number === 1 ? list.path : list.pathOf(number))
  return {
    newer: current > 1 ? hrefOf(current - 1) : undefined,
    older: current < last ? hrefOf(current + 1) : undefined,
    current,
    last,
  }
}
