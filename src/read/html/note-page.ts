/** The source of a page → its tree, and what its elements say. */

import type { Document } from 'domhandler'
import type { Guard } from '../../diagnostics/guard.ts'
import { parseDocument } from '../../tree/parse-html.ts'
import { unfoldButtons } from './buttons.ts'
import { maskScripts } from './masked-scripts.ts'
import { flattenShadowRoots } from './shadow-roots.ts'
import { placeStreamedParts } from './streamed-parts.ts'
import { type Survey, survey } from './survey.ts'

export interface NotedPage {
  page: Document
  noted: Survey
}

/** Parses a page and walks it once; a second time only if it shows scripts as code, sends parts of it late or declares shadow trees. `headings` stand over a meta box. */
export function notePage(text: string, headings: string[], guard: Guard): NotedPage {
  const read = note(text, headings, guard)
  return read.noted.hasScriptInCode ? note(maskScripts(text), headings, { ...guard, report: () => {} }) : read
}

function note(text: string, headings: string[], guard: Guard): NotedPage {
  const page = parseDocument(text, guard)
  let noted = survey(page, headings)
  if (noted.hasStreamedParts || noted.hasShadowRoots) {
    placeStreamedParts(page)
    flattenShadowRoots(page)
    noted = survey(page, headings)
  }
  unfoldButtons(page, noted.buttons)
  return { page, noted }
}
