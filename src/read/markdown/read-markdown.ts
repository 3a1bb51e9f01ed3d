/** Markdown → draft. */

import type { Box, MetaRow } from '../../article/draft.ts'
import { findBox } from '../../meta/box/find-box.ts'
import { root } from '../../tree/h.ts'
import type { Read } from '../reader.ts'
import { readFrontMatter } from './front-matter.ts'
import { takeTitle } from './title.ts'
import { toBody } from './to-body.ts'

/** Reads a Markdown article: its front matter, its body as CommonMark with GitHub's extensions, and the box in either. */
export const readMarkdown: Read = (source, context) => {
  const { profile, report } = context
  const { facts, rows, untitled, bodyStart, unread } = readFrontMatter(source, profile, context)
  const { body: whole, notes } = toBody(source.slice(bodyStart), bodyStart, context)
  const { title, body } = untitled ? { title: undefined, body: whole } : takeTitle(whole, facts.title)
  const found = findBox(body, profile, report)
  const rest = found?.rest ?? body
  return {
    facts: { ...facts, ...(title !== undefined && { title }) },
    body: root([...(unread ? [unread] : []), ...rest.children, ...notes]),
    box: joinBoxes(found?.box, rows),
  }
}

/** The box of the body, and after it what the front matter says beside the facts. */
function joinBoxes(box: Box | undefined, rows: MetaRow[]): Box | undefined {
  if (rows.length === 0) return box
  return { rows: [...(box?.rows ?? []), ...rows], fidelity: box?.fidelity ?? 'structural' }
}
