/** A page → what it says of its article. */

import type { AnyNode, Element } from 'domhandler'
import type { Root } from 'hast'
import type { Draft, Facts } from '../../article/draft.ts'
import type { Report, Span } from '../../diagnostics/report.ts'
import { root } from '../../tree/h.ts'
import { rawText } from '../../tree/text.ts'
import { findDate } from '../dates.ts'
import type { Read, ReadContext } from '../reader.ts'
import { besideBody, reportBeside } from './beside-body.ts'
import { bodyTree, createLosses } from './body.ts'
import { type BodyChoice, chooseBody, chooseContent, whole } from './choose-body.ts'
import { holdsImage, spanOf } from './dom.ts'
import { baseOf, createContext } from './fact-context.ts'
import { readFacts } from './facts.ts'
import { factsOver } from './facts-over.ts'
import { findPageBox, readDomBox } from './find-page-box.ts'
import { withGenerator } from './generators.ts'
import { type LinkedFacts, readJsonLd } from './json-ld.ts'
import { readLanguage } from './language.ts'
import { notePage } from './note-page.ts'
import { readOwnPage } from './own-page.ts'
import { currentPage } from './page-links.ts'
import { type Selected, select } from './select.ts'
import { shape } from './shape.ts'
import { readSimilar, type SimilarPosts } from './similar.ts'
import { statedBody } from './stated-body.ts'
import type { Survey } from './survey.ts'
import { titleKey } from './titles.ts'

/**
 * Reads a page: parses it, notes in one walk what its elements say, chooses the body, and copies of it what the author
 * wrote. Our own pages are read exactly as they were rendered.
 */
export const readHtml: Read = (text, context) => {
  const { page, noted: seen } = notePage(text, context.profile.headings, context)
  if (seen.own) return readOwn(seen.own, context)
  const noted: Survey = {
    ...withGenerator(page, seen, text),
    ...(context.url !== undefined && { fetched: context.url }),
  }
  const selected = { ...(noted.box && { box: noted.box }), ...select(page, context.profile.select) }
  const linked = readJsonLd(noted.jsonLd)
  const choice = choose(text, noted, { selected, linked }, context)
  return choice ? readArticle(text, noted, { choice, selected, linked }, context) : { facts: {}, body: root([]) }
}

function readOwn(own: Element, context: ReadContext): Draft {
  const { facts, body, box } = readOwnPage(own, context.report)
  const read = box && readDomBox(box, context)
  return { facts, body, ...(read && { box: read }) }
}

function choose(
  source: string,
  noted: Survey,
  { selected: { body, otherBodies }, linked }: { selected: Selected; linked: LinkedFacts | undefined },
  { profile, report, explain }: ReadContext,
): BodyChoice | undefined {
  if (otherBodies[0]) report('read/several-bodies', { count: otherBodies.length + 1 }, { at: spanOf(otherBodies[0]) })
  if (body) return { ...whole(body), why: 'selected by the profile' }
  const choice = chooseContent(source, noted) ?? chooseBody(noted, linked, profile.trustsMarks)
  if (explain && choice?.lines) explain(choice.lines.verdicts())
  if (choice?.isGuessed) {
    const { element, why, lines, passedOver } = choice
    if (passedOver) report('read/body-passed-over', passedOver, { at: spanOf(element) })
    else report('read/body-guessed', { name: element.name, why }, { at: spanOf(element) })
    if (lines?.others.length)
      report('read/several-articles', { count: lines.others.length + 1 }, { at: spanOf(lines.others[0]) })
    if (lines && lines.sure < leastSure)
      report('read/body-unsure', { percent: percent(lines.sure), least: percent(leastSure) }, { at: spanOf(element) })
  }
  const { parts = [] } = choice ?? {}
  if (parts.length > 1) report('read/body-parts', { count: parts.length }, { at: spanOf(parts[1]) })
  return choice
}

/** Chance of the kept lines below which someone should look: see docs/extraction.md. */
const leastSure = 0.7
const percent = (share: number) => Math.round(100 * share)

/** A box that holds nothing but values; one with pictures stays in the body too, for its rows cannot hold them. */
const withoutPictures = (box: Element | undefined) => (box && holdsImage(box) ? undefined : box)

function readArticle(
  source: string,
  noted: Survey,
  { choice, selected, linked }: { choice: BodyChoice; selected: Selected; linked: LinkedFacts | undefined },
  context: ReadContext,
): Draft {
  const { report } = context
  const { element, parts: bodies, lines } = choice
  const base = baseOf(noted)
  const beside = besideBody(choice)
  const { facts, shownBy } = readFacts(createContext(noted, linked, choice, beside.figures), selected.title, report)
  const { similar, parts, ownDate } = readSimilar(noted, { url: facts.url, base })

  const told = new Set<AnyNode>(
    [...shownBy, ...parts, withoutPictures(selected.box), noted.pageLinks].filter((node) => node !== undefined),
  )
  if (lines) for (const element of factsOver(lines, facts)) told.add(element)
  reportBeside(beside, facts, { told, base }, report)
  const losses = createLosses(report)
  const tree = bodyTree(bodies, { without: told, lines, losses })
  const places = { bodies, selected: selected.box, marked: noted.boxes }
  const { box, rest } = findPageBox(tree, places, context)
  const shown = shape(rest, { base, source, report, drop: losses.drop })
  losses.report()
  const body = selected.body ? shown : wholeBody(shown, linked, spanOf(element), context)
  reportPage(noted, report)

  const text = rawText(body)
  return {
    facts: {
      ...withOwnLead(facts, text),
      ...readLanguage(element, body, report),
      ...dateOfList(facts, ownDate, report),
      ...(similar.length > 0 && { similar }),
    },
    body,
    ...(box && { box }),
    ...(lines && { isMeasured: true }),
  }
}

/** What the page shows, or what it states in its data where it shows next to nothing of it. */
function wholeBody(shown: Root, linked: LinkedFacts | undefined, at: Span | undefined, { report }: ReadContext): Root {
  const stated = statedBody(linked, shown)
  if (!stated) return shown
  report('read/body-stated', { shown: rawText(shown).trim().length, stated: rawText(stated).length }, { at })
  return stated
}

/** A description that is the beginning of the text was made by a plugin, and is no lead of the author's. */
function withOwnLead({ lead, ...facts }: Facts, text: string): Facts {
  if (lead === undefined) return facts
  const key = titleKey(lead.replace(/(?<!\s)\s*(?:…|\.\.\.|\[[^\]]{0,100}\])\s*$/u, ''))
  return titleKey(text.slice(0, 2 * lead.length + leadSlack)).includes(key) ? facts : { ...facts, lead }
}

/** Characters of headings and captions that may stand before the paragraph which a description repeats. */
const leadSlack = 300

/** A page that shows no date of its own may list itself with one. */
function dateOfList(facts: Facts, ownDate: SimilarPosts['ownDate'], report: Report): Pick<Facts, 'publishedAt'> {
  const date = facts.publishedAt === undefined && ownDate ? findDate(ownDate.value) : undefined
  if (!date || !ownDate) return {}
  report('read/date-of-list', { date }, { at: spanOf(ownDate.element), path: 'publishedAt' })
  return { publishedAt: date }
}

function reportPage({ pageLinks, isProtected }: Survey, report: Report): void {
  const page = pageLinks && currentPage(pageLinks)
  if (page) report('read/one-page-of-many', page, { at: spanOf(pageLinks) })
  if (isProtected) report('read/protected', {})
}
