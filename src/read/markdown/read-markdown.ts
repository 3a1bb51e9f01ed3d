/** Markdown → draft. */

import type { Root, RootContent } from 'hast'
import type { Box, MetaRow } from '../../article/draft.ts'
import type { Report } from '../../diagnostics/report.ts'
import { findBox } from '../../meta/box/find-box.ts'
import type { Profile } from '../../meta/profile.ts'
import { isElement, root } from '../../tree/h.ts'
import { rawText } from '../../tree/text.ts'
import type { Read, ReadContext } from '../reader.ts'
import { takeByline } from './byline.ts'
import { writeDefinitionLists } from './definition-lists.ts'
import { settleDivisions } from './divisions.ts'
import { type Entries, readEntries } from './facts.ts'
import { parseFields } from './fields.ts'
import { withFileName } from './file-name.ts'
import { readFrontMatter } from './front-matter.ts'
import type { MappedText } from './mapped-text.ts'
import { isMdx, settleMdx } from './mdx/mdx.ts'
import { fenceTemplateCode } from './template-code.ts'
import { takeTitle } from './title.ts'
import { type MarkdownBody, toBody } from './to-body.ts'
import { writeWrappedTables } from './wrapped-tables.ts'

/** Reads a Markdown article: its front matter, its body as CommonMark with GitHub's extensions, and the box in either. */
export const readMarkdown: Read = (source, context) => {
  const { profile, report } = context
  const { facts: stated, rows: own, untitled, bodyStart, unread } = readFrontMatter(source, profile, context)
  const { body: whole, notes } = bodyOf(source.slice(bodyStart), bodyStart, context)
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

/** The body of a source, which begins at `offset` of its file. */
function bodyOf(source: string, offset: number, context: ReadContext): MarkdownBody {
  let text = source
  const steps: MappedText['toSource'][] = []
  for (const write of writers) {
    const made = write(text, offset, context)
    if (!made) continue
    text = made.text
    steps.push(made.toSource)
  }
  if (steps.length === 0) return toBody(fenceTemplateCode(source), offset, context)
  const inSource = (at: number) => offset + steps.reduceRight((place, toSource) => toSource(place), at)
  const report: Report = (id, details, { at } = {}) =>
    context.report(id, details, { at: at && { start: inSource(at.start), end: inSource(at.end) } })
  const { body, notes } = toBody(fenceTemplateCode(text), 0, { limits: context.limits, report })
  for (const node of [...body.children, ...notes]) move(node, inSource)
  return { body, notes }
}

/** What is written as CommonMark has it before it is parsed, in their order; most sources need none. */
const writers: ((source: string, offset: number, context: ReadContext) => MappedText | undefined)[] = [
  (source, offset, context) => (isMdx(context.path, source) ? settleMdx(source, offset, context) : undefined),
  settleDivisions,
  writeWrappedTables,
  writeDefinitionLists,
]

/** Moves an element, and all in it, to where it stands in the source. */
function move(node: RootContent, inSource: (at: number) => number): void {
  if (!isElement(node)) return
  if (node.data?.start !== undefined) node.data = { ...node.data, start: inSource(node.data.start) }
  for (const child of node.children) move(child, inSource)
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
