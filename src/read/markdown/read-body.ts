/** Markdown of any kind → the body: what CommonMark does not know is written as it has it, and then parsed. */

import type { RootContent } from 'hast'
import type { Report } from '../../diagnostics/report.ts'
import { isElement } from '../../tree/h.ts'
import type { ReadContext } from '../reader.ts'
import { writeDefinitionLists } from './definition-lists.ts'
import { settleDivisions } from './divisions.ts'
import type { MappedText } from './mapped-text.ts'
import { isMdx, settleMdx } from './mdx/mdx.ts'
import { fenceTemplateCode } from './template-code.ts'
import { type MarkdownBody, toBody } from './to-body.ts'
import { writeWrappedTables } from './wrapped-tables.ts'

/** The body of a source, which begins at `offset` of its file. */
export function readBody(source: string, offset: number, context: ReadContext): MarkdownBody {
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
