/** The pages of all articles, the newest first. */

import type { Page, Plan } from '../plan.ts'
import { listPages } from './list-pages.ts'

export function indexPages(plan: Plan): Iterable<Page> {
  const { articles, settings } = plan
  return listPages(plan, {
    places: [...articles.paths.keys()],
    path: 'index.html',
    pathOf: (number) => `page/${number}.html`,
    title: settings.title,
    description: settings.description,
  })
}
