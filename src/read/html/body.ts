/** The element of the body → a hast tree of what the author wrote in it. */

import { type AnyNode, type Element as DomElement, isTag } from 'domhandler'
import type { Element, ElementContent, Root } from 'hast'
import type { Report, Span } from '../../diagnostics/report.ts'
import { type FromDomOptions, fromDom, toElement } from '../../tree/from-dom.ts'
import { element, root, text } from '../../tree/h.ts'
import { taskSign } from '../../tree/task-sign.ts'
import { blockText } from '../../tree/text.ts'
import { isInElement, spanOf } from './dom.ts'
import { isEmbedScript } from './embeds.ts'
import type { Lines } from './extract/choose-lines.ts'
import { isFormula } from './formulas.ts'
import { noiseOf } from './noise.ts'
import { findNotes } from './notes.ts'
import { findBelow } from './shape-context.ts'
import { findTabs } from './tabs.ts'

/** Counts what is left out, to say it in one message a kind. */
export interface Losses {
  drop: (what: string, at: Span | undefined) => void
  report: () => void
}

export function createLosses(report: Report): Losses {
  const kinds = new Map<string, { count: number; at: Span | undefined }>()
  return {
    drop(what, at) {
      const seen = kinds.get(what)
      if (seen) seen.count++
      else kinds.set(what, { count: 1, at })
    },
    report() {
      for (const [what, { count, at }] of kinds) report('read/left-out', { what, count }, { at })
    },
  }
}

export interface BodyOptions {
  /** Elements that are told elsewhere: the title, the dates, lists of similar posts. They go without a word. */
  without: Set<AnyNode>
  /** What was judged to be the article's, if that was measured. */
  lines?: Lines | undefined
  losses: Losses
}

/** Copies what is below the parts of a body, and leaves out what is no part of an article. */
export function bodyTree(parts: readonly DomElement[], { without, lines, losses }: BodyOptions): Root {
  const tabs = findTabs(parts)
  const notes = findNotes(parts, (node) => isLeft(node, parts, { without, lines }))
  const options: FromDomOptions = {
    replace(node, depth) {
      if (without.has(node) || tabs.bars.has(node)) return []
      const noted = notes.at(node)
      if (noted) return noted
      if (isTaskBox(node)) return [text(`${taskSign(node.attribs.checked !== undefined)} `)]
      const what = lossOf(node, lines)
      if (what) {
        losses.drop(what, spanOf(node))
        return []
      }
      const label = tabs.labels.get(node)
      return label === undefined
        ? undefined
        : labelled(toElement(node, fromDom(node.children, options, depth + 1)), label)
    },
    ...(lines && { keepText: (text) => !lines.dropped.has(text) }),
  }
  const body = fromDom(
    parts.flatMap(({ children }) => children),
    options,
  )
  return root([...body, ...notes.list(({ children }) => fromDom(children, options))])
}

/** Whether an element below the parts of a body stays in it. */
function isLeft(
  node: DomElement,
  parts: readonly DomElement[],
  { without, lines }: Omit<BodyOptions, 'losses'>,
): boolean {
  for (let at: AnyNode | null = node; at && isTag(at); at = at.parent) {
    if (parts.includes(at)) return true
    if (without.has(at) || lossOf(at, lines)) return false
  }
  return false
}

/** Whether an element is the box of a task, which is a character as in Markdown. */
function isTaskBox(node: DomElement): boolean {
  return node.name === 'input' && node.attribs.type === 'checkbox' && isInElement(node, 'li')
}

/** Why an element is no part of the article. */
function lossOf(node: DomElement, lines: Lines | undefined): string | undefined {
  if (lines?.dropped.has(node)) return 'part beside the article'
  if (lines?.kept.has(node)) return undefined
  const noise = noiseOf(node)
  return isFormula(node) || (noise === 'script' && isEmbedScript(node.attribs.src)) ? undefined : noise
}

/** The panel of a tab behind its label, or with it where only items may stand, unless it begins with it or is empty. */
function labelled(panel: Element, label: string): ElementContent[] {
  const [first] = blockText(root([panel])).split('\n', 1)
  if (first === label || (!first && findBelow(panel, ({ tagName }) => tagName === 'img').length === 0)) return [panel]
  const said = element('p', {}, [element('strong', {}, [text(label)])])
  return panel.tagName === 'li' ? [{ ...panel, children: [said, ...panel.children] }] : [said, panel]
}
