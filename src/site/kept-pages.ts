/** Pages that come many at once, of which one is as it was if all are. */

import type { Page, Plan } from './plan.ts'

/** The pages of the last build at some paths, if all of them are still there and of this key; none if not. */
export function keptPages(plan: Plan, isOne: (path: string) => boolean, made?: string): Page[] {
  const pages: Page[] = []
  for (const path of plan.pathsBefore().filter(isOne)) {
    const key = plan.keyBefore(path)
    if (key === undefined || (made !== undefined && key !== made)) return []
    pages.push({ path, key: () => key, render: unasked })
  }
  return pages
}

/** A page whose key is that of the last build is not rendered. */
function unasked(): never {
  throw new Error('a page was rendered that did not change')
}
