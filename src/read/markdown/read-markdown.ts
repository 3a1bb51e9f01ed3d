/** Markdown → draft. */

import type { Root } from 'hast'
import type { Box, MetaRow } from '../../article/draft.ts'
import type { Report } from '../../diagnostics/report.ts'
import { findBox } from '../../meta/box/find-box.ts'
import type { Profile } from '../../meta/profile.ts'
import { isElement, root } from '../../tree/h.ts'
import { rawText } from '../../tree/text.ts'
import type { Read } from '../reader.ts'
import { takeByline } from './byline.ts'
import { type Entries, readEntries } from './facts.ts'
import { parseFields } from './fields.ts'
import { withFileName } from './file-name.ts'
import { readFrontMatter } from './front-matter.ts'
import { readBody } from './read-body.ts'
import { takeTitle } from './title.ts'

/** Reads a Markdown article: its front matter, its body as CommonMark with GitHub's extensions, and the box in either. */
export const readMarkdown: Read = (source, context) => {
  const { profile, report } = context
  const { facts: stated, rows: own, untitled, bodyStart, unread } = readFrontMatter(source, profile, context)
  const { body: whole, notes } = readBody(source.slice(bodyStart), bodyStart, context)
  const {
    title,
    body: titled,
    behind,
  } = untitled ? { title: undefined, body: whole, behind: 0 } : takeTitle(whole, stated.title)
  const isBare = bodyStart === 0 && title !== undefined
  const under = isBare ? takeFields(titled, profile, report) : undefined
  const byline = isBare && !under ? takeByline(titled, behind, report) : undefined
  const { facts, rows, body } = under ?? { facts: stated, rows: own, body: titled, ...byline }
  const found = findBox(body, profile, report)
  const rest = found?.rest ?? body
  return {
    facts: withFileName({ ...facts, ...(title !== undefined && { title }) }, context.path, report),
    body: root([...(unread ? [unread] : []), ...rest.children, ...notes]),
    box: joinBoxes(found?.box, rows),
  }
}

/** The metadata that stands under the title, as Notion's export has it; nothing if something else stands there. */
function takeFields(body: Root, profile: Profile, report: Report): (Entries & { body: Root }) | undefined {
  const [first, ...others] = body.children.filter((node) => node.type !== 'text' || node.value.trim() !== '')
  if (!isElement(first, 'p')) return undefined
  const rows = parseFields(rawText(first), first.data?.start ?? 0)
  return rows && rows.length > 1 ? { ...readEntries(rows, profile, report), body: root(others) } : undefined
}

/** The box of the body, and after it what the front matter says beside the facts. */
function joinBoxes(box: Box | undefined, rows: MetaRow[]): Box | undefined {
  if (rows.length === 0) return box
  return { rows: [...(box?.rows ?? []), ...rows], fidelity: box?.fidelity ?? 'structural' }
}
