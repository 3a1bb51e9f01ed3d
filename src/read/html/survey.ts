/** One walk over a page that notes down everything that may tell something about its article. */

import { type AnyNode, type Document, type Element, hasChildren, isTag, isText } from 'domhandler'
import { foldLabel } from '../../meta/label.ts'
import { append } from '../../tree/append.ts'
import { find, shownText, words } from './dom.ts'
import { isJsonLd, noteHeadPart, rawText, readHead } from './head.ts'
import { guideLists } from './json-ld.ts'
import { classMarks, type FactName, idMarks, itempropMarks, type Mark, relMarks, similarHeadings } from './marks.ts'
import { isShadowRoot } from './shadow-roots.ts'
import { isStreamedPart } from './streamed-parts.ts'

/** An element that marks a fact, and the entry (`article`, `.hentry`) it stands in. */
export interface FactMark {
  fact: FactName
  rank: number
  element: Element
  entry: Element | undefined
}

/** An element that may be the body of the article. */
export interface BodyMark {
  element: Element
  entry: Element | undefined
  /** The word or the system that marks it. */
  by: string
  /** Lower is surer: 0 the mark names a body, 1 `article`, 2 `main`. */
  rank: 0 | 1 | 2
}

export interface Survey {
  html: Element | undefined
  body: Element | undefined
  /** `meta` by name or property in lower case, in source order. */
  metas: Map<string, string[]>
  canonical?: string
  base?: string
  /** Where a crawl fetched the page. */
  fetched?: string
  /** The text of `title`. */
  pageTitle?: string
  siteName?: string
  tagline?: string
  /** The texts of the JSON-LD scripts. */
  jsonLd: string[]
  /** Items of the lists of a recipe or guide, by the property that marks them. */
  listed: Map<string, Element[]>
  facts: FactMark[]
  bodies: BodyMark[]
  /** Parts that list other articles. */
  related: Element[]
  /** Headings over a list of other articles. */
  similarHeadings: Element[]
  /** Where a meta box may stand: its heading or caption, or an element with our own carriers. */
  boxes: Element[]
  /** The meta box, if the system that made the page has one of its own. */
  box: Element | undefined
  pageLinks: Element | undefined
  /** Buttons, and what else says whether a click on it has shown something. */
  buttons: Element[]
  /** The article of one of our own pages. */
  own: Element | undefined
  isProtected: boolean
  /** Whether a script stands in a block of code: what follows is its text, and not what it seems. */
  hasScriptInCode: boolean
  /** Whether parts stand at its end that a script puts in their places. */
  hasStreamedParts: boolean
  /** Whether it declares shadow trees. */
  hasShadowRoots: boolean
}

/** What an element hands down to those in it. */
interface Around {
  entry: Element | undefined
  /** Terms in a list of categories or tags are the list's. */
  inTerms: boolean
}

/** How many marks of a kind are noted: a page of one article has a tenth of it. */
const mostMarks = 100
const mostButtons = 1_000

/** Walks the page once; `boxHeadings` are what the profile says stands over a meta box. Linear, without recursion. */
export function survey(page: Document, boxHeadings: string[]): Survey {
  const found: Survey = {
    html: undefined,
    body: undefined,
    metas: new Map(),
    jsonLd: [],
    listed: new Map(guideLists.map((name) => [name, []])),
    facts: [],
    bodies: [],
    related: [],
    similarHeadings: [],
    boxes: [],
    box: undefined,
    pageLinks: undefined,
    buttons: [],
    own: undefined,
    isProtected: false,
    hasScriptInCode: false,
    hasStreamedParts: false,
    hasShadowRoots: false,
  }
  const boxLabels = new Set(boxHeadings.map(foldLabel))
  const nodes: AnyNode[] = [page]
  const arounds: Around[] = [{ entry: undefined, inTerms: false }]
  for (let node = nodes.pop(), around = arounds.pop(); node && around; node = nodes.pop(), around = arounds.pop()) {
    let inside: Around | undefined = around
    if (isTag(node)) inside = look(node, around, found, boxLabels)
    if (!inside || !hasChildren(node)) continue
    for (let i = node.children.length - 1; i >= 0; i--) {
      const child = node.children[i]
      if (!child || isText(child)) continue
      nodes.push(child)
      arounds.push(inside)
    }
  }
  return found
}

/** Elements in which nothing is looked for. */
const closed = new Set('script style svg template noscript pre code nav select button iframe'.split(' '))
const headingNames = new Set('h1 h2 h3 h4 h5 h6 caption summary'.split(' '))
const similarLabels = new Set(similarHeadings.map(foldLabel))

/** Notes what one element says. Gives what holds for the elements in it, or nothing if they are not to be looked at. */
function look(element: Element, around: Around, found: Survey, boxLabels: Set<string>): Around | undefined {
  const { name, attribs } = element
  switch (name) {
    case 'html':
      found.html = element
      return around
    case 'body':
      found.body = element
      return around
    case 'head':
      readHead(element, found)
      return undefined
    case 'meta':
    case 'title':
    case 'link':
      noteHeadPart(element, undefined, found)
  }
  if (attribs.itemprop !== undefined) {
    const items = found.listed.get(attribs.itemprop)
    if (items) note(items, element)
  }
  if (name === 'script' && isJsonLd(element)) found.jsonLd.push(rawText(element))
  if (attribs['data-alphanode'] !== undefined) found.own ??= element
  if (isStreamedPart(element)) found.hasStreamedParts = true
  if (isShadowRoot(element)) found.hasShadowRoots = true
  if (attribs['data-alphanode-box'] !== undefined) note(found.boxes, element)
  if (name === 'button' || attribs['aria-expanded'] !== undefined) note(found.buttons, element, mostButtons)

  let inside = around
  if (name === 'article' || name === 'main' || attribs.role === 'main') {
    if (name === 'article') inside = { entry: element, inTerms: false }
    note(found.bodies, { element, entry: inside.entry, by: `\`${name}\``, rank: name === 'article' ? 1 : 2 })
  }
  const marks = marksOf(element)
  if (marks.some((mark) => 'entry' in mark)) inside = { entry: element, inTerms: false }
  for (const mark of marks) {
    if ('apart' in mark) {
      if (name === 'article' || name === 'main') continue
      if (mark.apart === 'related') note(found.related, element)
      return undefined
    }
    if ('body' in mark) note(found.bodies, { element, entry: inside.entry, by: mark.body, rank: 0 })
    else if ('fact' in mark) {
      note(found.facts, { ...mark, element, entry: inside.entry })
      if (mark.fact === 'categories' || mark.fact === 'tags') inside = { ...inside, inTerms: true }
    } else if ('page' in mark) notePage(mark.page, element, found)
  }
  if (name === 'a' && !inside.inTerms && attribs.rel) noteTerm(element, inside.entry, found)
  if (name === 'time') note(found.facts, { fact: 'date', rank: 9, element, entry: inside.entry })
  if (headingNames.has(name)) noteHeading(element, inside.entry, found, boxLabels)
  if (name === 'pre' && find(element, (inner) => inner.name === 'script')) found.hasScriptInCode = true
  return closed.has(name) || (name === 'form' && !holdsPage(element)) ? undefined : inside
}

/** Whether a form is that of the whole page, as ASP.NET writes it. */
const holdsPage = (form: Element) => find(form, ({ name }) => ofPages.has(name)) !== undefined
const ofPages = new Set(['h1', 'article', 'main'])

function note<Item>(list: Item[], item: Item, most = mostMarks): void {
  if (list.length < most) list.push(item)
}

function marksOf(element: Element): readonly Mark[] {
  const { class: className, id, itemprop, rel } = element.attribs
  const ofClass = classMarks.in(className)
  if (!id && !itemprop && !rel) return ofClass
  const marks: Mark[] = [...ofClass]
  const ofId = id && idMarks.get(id.toLowerCase())
  if (ofId) marks.push(ofId)
  append(marks, itempropMarks.in(itemprop))
  if (element.name === 'a') append(marks, relMarks.in(rel))
  return marks
}

function notePage(what: Extract<Mark, { page: string }>['page'], element: Element, found: Survey): void {
  if (what === 'password-form') found.isProtected = true
  else if (what === 'page-links') found.pageLinks ??= element
  else {
    const text = shownText(element)
    if (!text) return
    if (what === 'tagline') found.tagline ??= text
    else found.siteName ??= text
  }
}

/** `rel="category tag"` is WordPress' mark of a category, `rel="tag"` alone that of any term. */
function noteTerm(element: Element, entry: Element | undefined, found: Survey): void {
  const rel = words(element.attribs.rel)
  const fact = rel.includes('category') ? 'categories' : rel.includes('tag') ? 'tags' : undefined
  if (fact) note(found.facts, { fact, rank: 1, element, entry })
}

/** Nodes of a heading that are looked at for a label: headings that nobody closes stand in each other. */
const mostLabelNodes = 100

function noteHeading(element: Element, entry: Element | undefined, found: Survey, boxLabels: Set<string>): void {
  if (element.name === 'h1') note(found.facts, { fact: 'title', rank: 5, element, entry })
  const label = foldLabel(shownText(element, mostLabelNodes).replace(/[:：]$/, ''))
  if (boxLabels.has(label)) note(found.boxes, element)
  if (similarLabels.has(label)) note(found.similarHeadings, element)
}
