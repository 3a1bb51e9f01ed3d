/** For each way of filing, a page of all terms, and for each term its articles. */

import { shortHash } from '../entry.ts'
import type { Group, Term } from '../groups.ts'
import { describe, hrefTo, sitePageView } from '../make-views.ts'
import type { Page, Plan } from '../plan.ts'
import type { SiteTermsView } from '../views.ts'
import { listPages } from './list-pages.ts'

const template = 'site-terms'

export function* groupPages(plan: Plan): Generator<Page> {
  for (const group of plan.groups) {
    for (const term of group.terms) yield* termPages(plan, group, term)
    yield termsPage(plan, group)
  }
}

function termPages(plan: Plan, group: Group, { name, path, places }: Term): Iterable<Page> {
  const heading = shownName(group, name)
  return listPages(plan, {
    places,
    path,
    pathOf: (number) => `${path.replace(/\.html$/, '')}/${number}.html`,
    title: heading,
    heading,
    group,
  })
}

function termsPage(plan: Plan, group: Group): Page {
  const terms = group.terms.map(({ name, path, places }) => ({
    text: shownName(group, name),
    href: hrefTo(group.path, path),
    count: places.length,
    isPart: group.isPart?.(name) ?? false,
  }))
  return {
    path: group.path,
    shows: [],
    key: () => shortHash(JSON.stringify([plan.templateKey(template), group.title, terms])),
    render() {
      const page = sitePageView(plan, {
        path: group.path,
        title: group.title,
        description: describe(terms.map(({ text }) => text)),
      })
      return plan.fill(template, { ...page, heading: group.title, terms } satisfies SiteTermsView)
    },
  }
}

function shownName({ show }: Group, name: string): string {
  return show?.(name) ?? name
}
