/**
 * Buttons that are text: the headings of accordions, behind which a click shows more, and words in the midst of a sentence.
 */

import { type Document, type Element, isTag, isText } from 'domhandler'
import { headings } from '../../tree/text-blocks.ts'
import { find, idFinder, isHidden, isWithin, shownLines } from './dom.ts'

/** Headings, and terms of lists of questions. */
const headingNames = new Set([...headings, 'dt'])
/** Elements round a button among which its heading is, and nodes in it. */
const mostAround = 3
const mostNodes = 20

/**
 * Opens the accordions of a page, and makes text of its buttons that are: those in a sentence, and those that say whether
 * something is shown (`aria-expanded`) and are, hold or ask what a heading does (ARIA Authoring Practices, accordion).
 * `buttons` are all of the page. Changes the page.
 */
export function unfoldButtons(page: Document, buttons: readonly Element[]): void {
  const byId = idFinder(() => [page])
  for (const button of buttons) {
    const heading = button.attribs['aria-expanded'] === undefined ? undefined : headingOf(button)
    if (heading) {
      const controlled = byId(button.attribs['aria-controls'] ?? '')
      for (const panel of [...around(controlled, button), behind(heading)]) if (panel && isHidden(panel)) show(panel)
    }
    if (button.name === 'button' && (heading || isInSentence(button))) button.name = heading === button ? 'div' : 'span'
  }
}

/** Whether a button holds words, with others before and behind it; a number is that of a note. */
function isInSentence(button: Element): boolean {
  const isBetween = [button.prev, button.next].every((near) => near && isText(near) && near.data.trim() !== '')
  return isBetween && /\p{L}/u.test(shownLines(button))
}

/** The heading that a button is part of, or the button that holds one or asks a question. */
function headingOf(button: Element): Element | undefined {
  let around = button.parent
  for (let level = 0; around && level < mostAround; level++, around = around.parent)
    if (isTag(around) && headingNames.has(around.name)) return around
  const isHeading = find(button, ({ name }) => headingNames.has(name), mostNodes) ?? /[?？]$/.test(shownLines(button))
  return isHeading ? button : undefined
}

/** A panel, and what stands round it alone: scripts that move it hide the latter. */
function around(panel: Element | undefined, button: Element): Element[] {
  const found: Element[] = []
  for (let at = panel; at && found.length < mostAround && !isWithin(button, at); ) {
    found.push(at)
    at = at.parent && isTag(at.parent) ? at.parent : undefined
  }
  return found
}

/** The element behind a heading, or behind what the heading ends. */
function behind(heading: Element): Element | undefined {
  return elementAfter(heading) ?? (heading.parent && isTag(heading.parent) ? elementAfter(heading.parent) : undefined)
}

function elementAfter(element: Element): Element | undefined {
  let { next } = element
  while (next && !isTag(next)) next = next.next
  return next ?? undefined
}

/** What a search in the page opens is not hidden. */
function show(panel: Element): void {
  panel.attribs.hidden = 'until-found'
}
