/** The files of a site. To add a kind: a file in `outputs/`, and a line here. */

import { articlePages } from './outputs/article-pages.ts'
import { assetFiles } from './outputs/asset-files.ts'
import { feedFiles } from './outputs/feed-files.ts'
import { groupPages } from './outputs/group-pages.ts'
import { indexPages } from './outputs/index-pages.ts'
import { notFoundPage } from './outputs/not-found-page.ts'
import { redirectsFile } from './outputs/redirects-file.ts'
import { searchFiles } from './outputs/search-files.ts'
import { sitemapFiles } from './outputs/sitemap-files.ts'
import { stylesheet } from './outputs/stylesheet.ts'
import type { Page, Plan } from './plan.ts'

/** In the order in which they are put in place: what is linked to stands before what links to it. */
export const outputs: ((plan: Plan) => Iterable<Page> | AsyncIterable<Page>)[] = [
  stylesheet,
  assetFiles,
  articlePages,
  groupPages,
  indexPages,
  notFoundPage,
  searchFiles,
  feedFiles,
  sitemapFiles,
  redirectsFile,
]
