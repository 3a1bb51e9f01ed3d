/** A post of WordPress → the draft of an article. */

import type { Draft, Facts } from '../../article/draft.ts'
import type { Report } from '../../diagnostics/report.ts'
import { findBox } from '../../meta/box/find-box.ts'
import type { ReadContext } from '../reader.ts'
import { readAliases } from './aliases.ts'
import { type PostBody, readBody } from './body.ts'
import { readComments } from './comments.ts'
import { readFeatured } from './featured.ts'
import { htmlText } from './html-text.ts'
import { mergeBoxes } from './merge-boxes.ts'
import { isApart, toIso } from './moment.ts'
import { ownBody, withOwnFacts, withOwnRows } from './own-record.ts'
import { reportPlace } from './place.ts'
import type { Moment, Post } from './post.ts'
import { decodeSlug } from './slug.ts'
import { hasDate, readStatus } from './status.ts'
import { namesOf, readTerms } from './terms.ts'
import { webUrl } from './web-url.ts'
import { writtenExcerpt } from './written-excerpt.ts'

/**
 * Turns a post into a draft. An export stores every value of the box, and of some only its content shows a trace; an
 * answer shows the whole box and holds the few values that a site registered.
 */
export function toDraft(post: Post, context: ReadContext): Draft {
  const { profile, report } = context
  const { record, stored: storedMeta = [] } = post
  const own = record && ownBody(post.content.html, record)
  const { tree, language } = own ? { tree: own, language: {} } : readBody(post, context)
  const page = post.shown ? readBody({ ...post, content: post.shown }, { ...context, report: silent }).tree : tree
  const found = own ? undefined : findBox(page, profile, report)
  const body = found && page === tree ? found.rest : tree
  const stored = record ? withOwnRows(post.rows, storedMeta, record) : post.rows
  const isShown = page !== tree || post.content.form === 'rendered'
  const box = isShown
    ? mergeBoxes(found?.box, stored, profile.prefixes)
    : mergeBoxes(mergeBoxes(undefined, stored, []), found?.box.rows ?? [], profile.prefixes)
  const facts = factsOf(post, { tree, language }, context)
  return { facts: record ? withOwnFacts(facts, record) : facts, body, ...(box && { box }) }
}

/** What is wrong with the shown form was said of the stored one. */
const silent: Report = () => undefined

function factsOf(post: Post, { tree, language }: PostBody, context: ReadContext): Facts {
  const { report, comments: asksComments = false } = context
  const status = readStatus(post, report)
  const published = hasDate(status) ? toIso(post.published) : undefined
  const modified = toIso(post.modified)
  reportApart(post, report)
  reportPlace(post.place, report)
  const title = htmlText(post.title)
  const lead = htmlText(post.excerpt) ?? writtenExcerpt(post, tree)
  const slug = decodeSlug(post.slug)
  const url = webUrl(post.link)
  const [categories, tags] = [namesOf(post.terms, 'category'), namesOf(post.terms, 'post_tag')]
  const image = readFeatured(post, report)
  const terms = readTerms(post.terms)
  const aliases = readAliases(post)
  const comments = readComments(post, asksComments, context)
  const authors = post.authors.flatMap(({ name, url }) => {
    const shown = htmlText(name)
    return shown ? [{ name: shown, ...(url && { url }) }] : []
  })
  return {
    ...(slug && { slug }),
    ...(url && { url }),
    ...(title && { title }),
    ...(lead && { lead }),
    ...language,
    ...(authors.length > 0 && { authors }),
    ...(published && { publishedAt: published }),
    ...(modified && { modifiedAt: modified }),
    ...(status && { status }),
    ...(categories.length > 0 && { categories }),
    ...(tags.length > 0 && { tags }),
    ...(image && { image }),
    ...(terms.length > 0 && { terms }),
    ...(aliases.length > 0 && { aliases }),
    ...(comments.length > 0 && { comments }),
  }
}

function reportApart({ published, modified }: Post, report: Report): void {
  const tell = (moment: Moment, path: string) => {
    const { local = '', utc = '' } = moment
    if (isApart(moment)) report('wordpress/two-dates', { local, utc }, { path })
  }
  tell(published, 'publishedAt')
  tell(modified, 'modifiedAt')
}
