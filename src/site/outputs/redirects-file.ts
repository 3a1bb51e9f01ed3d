/** The file by which hosts of static sites lead former addresses of articles to their pages. */

import { createRedirects, redirectsHead } from '../../store/redirects.ts'
import { asUrlPath } from '../addresses.ts'
import { shortHash } from '../entry.ts'
import type { Page, Plan } from '../plan.ts'

export function* redirectsFile({ settings: { hasRedirects, url }, articles }: Plan): Generator<Page> {
  if (!hasRedirects) return
  const base = url === undefined ? '/' : new URL(url).pathname
  const text = () => {
    const linesOf = createRedirects()
    return redirectsHead + [...articles].flatMap(({ entry, path }) => linesOf(entry, base + asUrlPath(path))).join('')
  }
  yield { path: '_redirects', shows: [], key: () => shortHash(text()), render: text }
}
