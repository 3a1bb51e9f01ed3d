/**
 * Sets of tabs: a bar of labels, and a panel for each. What clicks show in turns stands one below the other in an article,
 * so that each panel needs its label.
 */

import { type Element, isTag } from 'domhandler'
import { type ById, descendants, findAll, idFinder, isWithin, shownLines } from './dom.ts'

export interface Tabs {
  /** Elements that hold nothing but labels. */
  bars: ReadonlySet<Element>
  /** What the bar calls a panel. */
  labels: ReadonlyMap<Element, string>
}

/**
 * Finds the tabs below some elements. A bar says by its role (`tablist`, ARIA) or its class that it is one; its panels are
 * what its labels refer to, or as many elements behind it. A panel that scripts fetch is not there: then the label that is
 * selected is that of the only one. Linear in the elements.
 */
export function findTabs(parts: readonly Element[]): Tabs {
  const bars = new Set<Element>()
  const labels = new Map<Element, string>()
  const byId = idFinder(() => parts)
  for (const bar of parts.flatMap((part) => findAll(part, mayBeBar))) {
    if (labels.has(bar)) continue // a panel may be called a tab, too
    const tabs = tabsOf(bar)
    const shown = tabs.filter(({ attribs }) => attribs['aria-selected'] === 'true')
    const panels = panelsOf(tabs, bar, byId) ?? panelsOf(shown, bar, byId)
    if (!panels?.every((panel) => isPanelName(panel.name) && !labels.has(panel))) continue
    bars.add(bar)
    const named = panels.length === tabs.length ? tabs : shown
    for (const [index, panel] of panels.entries()) labels.set(panel, shownLines(named[index] ?? bar))
  }
  return { bars, labels }
}

const mayBeBar = ({ attribs }: Element) => attribs.role === 'tablist' || namesTab(attribs.class)
const mayBePanel = ({ attribs }: Element) => attribs.role === 'tabpanel' || namesTab(attribs.class)
const namesTab = (classes: string | undefined) => classes !== undefined && tabWord.test(classes)
/** `nav-tabs`, `tabList`, `tabbed-labels`; not `table`. */
const tabWord = /(?<![a-z])tab(?:s|bed|list|bar|nav)?(?![a-z])/i

/** Of elements that may stand behind a label, names of components among them: no rows of a table. */
const isPanelName = (name: string) => panelNames.has(name) || name.includes('-')
const panelNames = new Set('div section article li figure'.split(' '))

const elementsIn = (element: Element): Element[] => element.children.filter(isTag)

const mostTabs = 50
/** Characters of a label, and nodes of it: some have a picture. */
const longestLabel = 60
const mostLabelNodes = 30
/** What stands in no label, which goes on as text. */
const unlabelling = new Set('p pre table ul ol dl blockquote figure img video audio iframe'.split(' '))

/** The elements of a bar, if all are labels or switches of tabs without scripts. */
function tabsOf(bar: Element): Element[] {
  const tabs = elementsIn(bar).filter(({ name }) => name !== 'input')
  return tabs.length > 1 && tabs.length <= mostTabs && tabs.every(isLabel) ? tabs : []
}

function isLabel(tab: Element): boolean {
  let left = mostLabelNodes
  for (const node of descendants(tab, ({ name }) => name !== 'svg'))
    if (left-- === 0 || (isTag(node) && unlabelling.has(node.name))) return false
  const label = shownLines(tab)
  return label !== '' && label.length <= longestLabel && !label.includes('\n')
}

function panelsOf(tabs: Element[], bar: Element, byId: ById): Element[] | undefined {
  return tabs.length > 0 ? (panelsNamed(tabs, bar, byId) ?? panelsBehind(bar, tabs.length)) : undefined
}

/** What the labels of a bar refer to, if all do. */
function panelsNamed(tabs: Element[], bar: Element, byId: ById): Element[] | undefined {
  const panels: Element[] = []
  for (const tab of tabs) {
    const [id] = [tab, ...findAll(tab, () => true)].flatMap(({ attribs }) => idIn(attribs))
    const panel = id === undefined ? undefined : byId(id)
    if (!panel || isWithin(panel, bar) || isWithin(bar, panel) || panels.includes(panel)) return undefined
    panels.push(panel)
  }
  return panels
}

/** The id that a label refers to: ARIA's way, that of links, and those of scripts. */
function idIn(attribs: Element['attribs']): string[] {
  const {
    'aria-controls': controlled,
    'data-target': target,
    'data-bs-target': opened,
    'data-href': led,
    href,
  } = attribs
  const found = controlled ?? [target, opened, led, href].find((value) => value?.startsWith('#'))?.slice(1) ?? led
  return found ? [found] : []
}

/** The elements behind a bar, or those in the first of them, if they are as many as its labels. */
function panelsBehind(bar: Element, count: number): Element[] | undefined {
  const behind: Element[] = []
  for (let { next } = endOf(bar); next && behind.length < count; { next } = next) if (isTag(next)) behind.push(next)
  const [first] = behind
  if (!first) return undefined
  const inside = elementsIn(first)
  if (first.attribs.role !== 'tabpanel' && inside.length === count) return inside
  return behind.length === count && behind.every(mayBePanel) ? behind : undefined
}

/** A bar, or the element that holds it and nothing else. */
function endOf(bar: Element): Element {
  const { parent } = bar
  return parent && isTag(parent) && isOnly(bar) ? parent : bar
}

function isOnly(element: Element): boolean {
  for (let { next } = element; next; { next } = next) if (isTag(next)) return false
  for (let { prev } = element; prev; { prev } = prev) if (isTag(prev)) return false
  return true
}
