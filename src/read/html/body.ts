/** The element of the body → a hast tree of what the author wrote in it. */

import type { AnyNode, Element } from 'domhandler'
import type { Root } from 'hast'
import type { Report, Span } from '../../diagnostics/report.ts'
import { fromDom } from '../../tree/from-dom.ts'
import { root } from '../../tree/h.ts'
import { spanOf } from './dom.ts'
import { isEmbedScript } from './embeds.ts'
import type { Lines } from './extract/choose-lines.ts'
import { isFormula } from './formulas.ts'
import { noiseOf } from './noise.ts'

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
export function bodyTree(parts: readonly Element[], { without, lines, losses }: BodyOptions): Root {
  const content = parts.flatMap(({ children }) => children)
  const children = fromDom(content, {
    replace(element) {
      if (without.has(element)) return []
      if (lines?.dropped.has(element)) {
        losses.drop('part beside the article', spanOf(element))
        return []
      }
      if (lines?.kept.has(element)) return undefined
      const noise = noiseOf(element)
      if (!noise || isFormula(element) || (noise === 'script' && isEmbedScript(element.attribs.src))) return undefined
      losses.drop(noise, spanOf(element))
      return []
    },
    ...(lines && { keepText: (text) => !lines.dropped.has(text) }),
  })
  return root(children)
}
