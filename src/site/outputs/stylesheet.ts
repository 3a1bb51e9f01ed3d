/** The stylesheet, under a name that says its content. */

import { shortHash } from '../entry.ts'
import type { Page, Plan } from '../plan.ts'

export function* stylesheet(plan: Plan): Generator<Page> {
  yield { path: plan.stylesheet.path, key: () => shortHash(plan.stylesheet.css), render: () => plan.stylesheet.css }
}
