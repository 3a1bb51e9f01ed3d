/** The page that hosts show where there is none: it stands at any address, so its links begin at the top of the host. */

import { sitePageView } from '../make-views.ts'
import type { Page, Plan } from '../plan.ts'

const template = 'site-404'

export function* notFoundPage(plan: Plan): Generator<Page> {
  const { url } = plan.settings
  const root = url === undefined ? '/' : new URL(url).pathname
  const { notFound: title, notFoundHint: description } = plan.words
  const page = sitePageView(plan, { path: '404.html', title, description, noindex: true, root })
  yield { path: '404.html', key: () => plan.templateKey(template), render: () => plan.fill(template, page) }
}
