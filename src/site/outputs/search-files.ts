/** The page that searches the site, its script, and the index, if Pagefind is there to make one. */

import { contentSecurityPolicy } from '../../render/csp.ts'
import { asUrlPath } from '../addresses.ts'
import { shortHash } from '../entry.ts'
import { keptPages } from '../kept-pages.ts'
import { describe, sitePageView } from '../make-views.ts'
import type { Page, Plan } from '../plan.ts'
import { makeSearchIndex, type SearchRecord } from '../search-index.ts'
import type { SiteSearchView } from '../views.ts'

const template = 'site-search'
const folder = 'pagefind/'
/** The file by which the index is known. */
const entryFile = `${folder}pagefind.js`

export async function* searchFiles(plan: Plan): AsyncGenerator<Page> {
  const { search } = plan
  if (search === undefined) {
    yield searchPage(plan, undefined)
    return
  }
  yield* indexFiles(plan)
  yield { path: search.script.path, key: () => shortHash(search.script.text), render: () => search.script.text }
  yield searchPage(plan, {
    script: asUrlPath(search.script.path),
    index: asUrlPath(entryFile),
  })
}

function searchPage(plan: Plan, search: SiteSearchView['search']): Page {
  const path = 'search.html'
  const render = () => {
    const page = sitePageView(plan, {
      path,
      title: plan.words.search,
      description: describe([plan.words.search, plan.settings.title]),
      noindex: true,
    })
    return plan.fill(template, { ...page, csp: search ? searchCsp : page.csp, search } satisfies SiteSearchView)
  }
  return { path, key: () => shortHash(plan.templateKey(template) + JSON.stringify(search)), render }
}

/** Pagefind is WebAssembly that loads its parts from the site. */
const searchCsp = contentSecurityPolicy(undefined).replace(
  "default-src 'none';",
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self';",
)

/** The index is made anew if any article that may be found changed, or the same as last time. */
async function* indexFiles(plan: Plan): AsyncGenerator<Page> {
  const articles = [...plan.articles].filter(({ entry }) => entry.isListed)
  const made = shortHash([plan.key, ...articles.map(({ path, entry }) => `${path} ${entry.hash}`)].join('\n'))
  const kept = keptPages(plan, (path) => path.startsWith(folder), made)
  if (kept.length > 0) return yield* kept
  function* records(): Generator<SearchRecord> {
    for (const { path, entry } of articles) {
      yield { url: asUrlPath(path), title: entry.title, content: plan.recordOf(entry).body.text }
    }
  }
  for (const { path, content } of (await makeSearchIndex(records(), plan.settings.language)) ?? []) {
    yield { path: folder + path, key: () => made, render: () => content }
  }
}
