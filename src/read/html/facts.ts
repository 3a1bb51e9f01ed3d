/** What the survey noted → the facts of the article. Every fact has a list of sources, the surest first. */

import type { Element } from 'domhandler'
import type { Status } from '../../article/article.ts'
import type { Facts } from '../../article/draft.ts'
import type { Report } from '../../diagnostics/report.ts'
import { readAuthors } from './authors.ts'
import { classNames, shownText } from './dom.ts'
import { type FactContext, inBodyRank, meta } from './fact-context.ts'
import { readDates } from './fact-dates.ts'
import { readMainImage } from './main-image.ts'
import { firstPageUrl } from './page-links.ts'
import { readTerms } from './terms.ts'
import { readTitle } from './titles.ts'
import { slugOf, webUrl } from './urls.ts'

export interface PageFacts {
  facts: Facts
  /** The elements that show the facts: they are not part of the body. */
  shownBy: Set<Element>
}

/** Reads the facts of the article that `context` is about; what belongs to other entries of the page is left alone. */
export function readFacts(context: FactContext, selectedTitle: Element | undefined, report: Report): PageFacts {
  const shownBy = new Set<Element>()
  if (selectedTitle) shownBy.add(selectedTitle)
  const title = (selectedTitle && shownText(selectedTitle)) || readTitle(context, shownBy)
  const authors = readAuthors(context, shownBy)
  const { published, modified } = readDates(context, report, shownBy)
  const url = readUrl(context)
  const slug = url && slugOf(url)
  const lead = readLead(context)
  const status = readStatus(context)
  const categories = readTerms(context, 'categories', shownBy)
  const tags = readTerms(context, 'tags', shownBy)
  const image = readMainImage(context)
  const facts: Facts = {
    ...(slug && { slug }),
    ...(url && { url }),
    ...(title && { title }),
    ...(lead && { lead }),
    ...(authors.length > 0 && { authors }),
    ...(published && { publishedAt: published }),
    ...(modified && modified !== published && { modifiedAt: modified }),
    ...(status && { status }),
    ...(categories.length > 0 && { categories }),
    ...(tags.length > 0 && { tags }),
    ...(image && { image }),
  }
  return { facts, shownBy }
}

function readUrl({ survey, linked }: FactContext): string | undefined {
  const url =
    webUrl(survey.canonical) ?? webUrl(meta(survey, 'og:url')) ?? webUrl(linked?.url) ?? webUrl(survey.fetched)
  return url && firstPageUrl(url, survey.pageLinks)
}

/** A description is the author's own only if it is neither the site's nor the beginning of the text. */
function readLead({ survey, linked, marks }: FactContext): string | undefined {
  const standfirst = marks('lead').find(({ rank }) => rank < inBodyRank)
  const shown = standfirst && shownText(standfirst.element)
  if (shown) return shown
  const said = meta(survey, 'description', 'og:description', 'twitter:description') ?? linked?.description
  return said && said !== survey.tagline ? said : undefined
}

/** Classes that WordPress gives a post: `status-…`, wp-includes/post-template.php, get_post_class(). */
const statuses = new Map<string, Status>([
  ['status-publish', 'published'],
  ['status-draft', 'draft'],
  ['status-pending', 'pending'],
  ['status-private', 'private'],
  ['status-future', 'scheduled'],
  ['status-trash', 'trashed'],
])

function readStatus({ survey, marks }: FactContext): Status | undefined {
  if (survey.isProtected) return 'protected'
  const entry = marks('title').find((mark) => mark.entry)?.entry
  const [status] = entry ? classNames(entry).flatMap((word) => statuses.get(word) ?? []) : []
  return status
}
