/** Rows of a box that no table or list holds: labels and values in paragraphs, in `div`s, or line by line. */

import type { Element, ElementContent, Nodes } from 'hast'
import { append } from '../../tree/append.ts'
import { classesOf, element, isElement, text } from '../../tree/h.ts'
import { isBlank, isBlock } from '../../tree/text.ts'
import type { Profile } from '../profile.ts'
import { findField, shapeOf } from '../shape.ts'
import { isHeading, levelOf } from './box-heading.ts'
import { shownText, withoutColon } from './leaf.ts'
import { isLabel, splitItem } from './list-item.ts'
import { isShape } from './shapes.ts'

export interface LooseRows {
  /** The rows as a definition list. */
  list: Element
  /** The nodes that they were. */
  taken: Nodes[]
}

/** What stands on a line of its own: text and what is in it, or a table, a list or another block. */
interface Unit {
  /** The block in which it stands. */
  holder: Element | undefined
  nodes: Nodes[]
  isLine: boolean
}

/**
 * The rows that follow a heading of the box, if two labels at least are known. They end at the next heading that is as
 * high or of a box, and behind the value of the last label. Linear.
 */
export function looseRows(
  siblings: readonly Nodes[],
  index: number,
  profile: Profile,
  isBoxHeading: (element: Element) => boolean,
): LooseRows | undefined {
  const heading = siblings[index]
  if (!isElement(heading)) return undefined
  const units = unitsAfter(siblings, index, (node) => {
    return isBoxHeading(node) || (isHeading(node) && levelOf(node) <= levelOf(heading))
  })
  const object = shapeOf(profile)
  const isKnown = (label: string) => findField(object, label, profile.prefixes) !== undefined
  const labelled = units.map((unit) => labelOf(unit, isKnown))
  if (labelled.filter((each) => each?.isKnown).length < fewestLabels) return undefined
  const rows = toRows(units, withUnknown(units, labelled))
  return {
    list: element(
      'dl',
      {},
      rows.flatMap(({ label, holder, value }) => [
        { ...element('dt', {}, [text(label)]), ...(holder?.data && { data: holder.data }) },
        element('dd', {}, toValue(value)),
      ]),
    ),
    taken: rows.flatMap(({ taken }) => taken),
  }
}

const fewestLabels = 2
/** Units that are looked at; a box has a few dozen. */
const mostUnits = 2_000

function unitsAfter(siblings: readonly Nodes[], index: number, ends: (heading: Element) => boolean): Unit[] {
  const units: Unit[] = []
  let line: Unit | undefined
  const visit = (nodes: readonly Nodes[], holder: Element | undefined): void => {
    for (const node of nodes) {
      if (units.length >= mostUnits) return
      if (isElement(node, 'br')) {
        line?.nodes.push(node)
        line = undefined
      } else if (isElement(node) && holdsBlocks(node)) {
        line = undefined
        if (isShape(node) || isOpaque(node)) units.push({ holder: node, nodes: [node], isLine: false })
        else visit(node.children, node)
        line = undefined
      } else if (line) line.nodes.push(node)
      else if (!isBlank(node)) {
        line = { holder, nodes: [node], isLine: true }
        units.push(line)
      }
    }
  }
  for (let at = index + 1; at < siblings.length && units.length < mostUnits; at++) {
    const node = siblings[at]
    if (isElement(node) && ends(node)) break
    if (node) visit([node], undefined)
  }
  return units
}

/** Whether an element is a block, or has one right below. */
function holdsBlocks({ tagName, children }: Element): boolean {
  return isBlock(tagName) || children.some((child) => isElement(child) && isBlock(child.tagName))
}

/** Blocks that are a value as they are. */
const isOpaque = ({ tagName }: Element) => tagName === 'pre' || tagName === 'blockquote' || tagName === 'figure'

interface Labelled {
  label: string
  /** What is on the line behind the label. */
  value: ElementContent[]
  isKnown: boolean
  /** The label is set off from a value behind it. */
  isMarked: boolean
}

function labelOf(unit: Unit, isKnown: (label: string) => boolean): Labelled | undefined {
  if (!unit.isLine) return undefined
  const content = contentOf(unit).filter((node) => !isElement(node, 'br'))
  const alone = withoutColon(shownText(content))
  if (isKnown(alone)) return { label: alone, value: [], isKnown: true, isMarked: false }
  const [first, ...others] = content
  const lead = isElement(first) ? withoutColon(shownText([first])) : ''
  if (lead && isKnown(lead) && others.some((node) => !isBlank(node)))
    return { label: lead, value: behindColon(others), isKnown: true, isMarked: true }
  const entry = splitItem(element('li', {}, content), isKnown)
  if (!entry) return undefined
  return { ...entry, isKnown: isKnown(entry.label), isMarked: isElement(first) }
}

/** A value without the colon that leads to it. */
function behindColon([first, ...others]: ElementContent[]): ElementContent[] {
  if (first?.type !== 'text') return first ? [first, ...others] : others
  return [{ ...first, value: first.value.replace(/^\s*[:：]/, '') }, ...others]
}

/** The labels with those that are not known, but set as a known one is, and as no value. */
function withUnknown(units: readonly Unit[], labelled: readonly (Labelled | undefined)[]): (Labelled | undefined)[] {
  const styles = new Set<string>()
  units.forEach((unit, at) => {
    const here = labelled[at]
    if (here?.isKnown && here.value.length === 0) styles.add(styleOf(unit))
  })
  units.forEach((unit, at) => {
    if (labelled[at - 1]?.value.length === 0 && !labelled[at]) styles.delete(styleOf(unit))
  })
  const hasMarked = labelled.some((each) => each?.isKnown && each.isMarked && each.value.length > 0)
  return units.map((unit, at) => {
    const here = labelled[at]
    if (here) return here.isKnown || (hasMarked && here.isMarked) ? here : undefined
    const label = unit.isLine && styles.has(styleOf(unit)) ? withoutColon(shownText(unit.nodes)) : ''
    return isLabel(label) ? { label, value: [], isKnown: false, isMarked: true } : undefined
  })
}

/** What tells labels from values: the block that a line stands in, and the element that it begins with. */
function styleOf({ holder, nodes: [first] }: Unit): string {
  const names = [holder, isElement(first) ? first : undefined].map(
    (node) => node && [node.tagName, ...classesOf(node)].join('.'),
  )
  return names.join(' ')
}

interface Row {
  label: string
  holder: Element | undefined
  /** What each unit of its value holds. */
  value: { content: ElementContent[]; isLine: boolean }[]
  taken: Nodes[]
}

/** Each label with what stands between it and the next; behind the last label one unit, if it has no value on its line. */
function toRows(units: readonly Unit[], labelled: readonly (Labelled | undefined)[]): Row[] {
  const rows: Row[] = []
  const last = labelled.findLastIndex((each) => each !== undefined)
  for (const [at, unit] of units.entries()) {
    const here = labelled[at]
    const row = rows[rows.length - 1]
    if (here) {
      const value = here.value.length > 0 ? [{ content: here.value, isLine: true }] : []
      rows.push({ label: here.label, holder: unit.holder, value, taken: [...unit.nodes] })
    } else if (row && (at < last || (at === last + 1 && row.value.length === 0))) {
      row.value.push({ content: contentOf(unit), isLine: unit.isLine })
      append(row.taken, unit.nodes)
    }
  }
  return rows
}

function contentOf({ nodes }: Unit): ElementContent[] {
  return nodes.filter((node): node is ElementContent => node.type !== 'doctype' && node.type !== 'root')
}

/** One line as it is, of several each as a paragraph. */
function toValue(value: Row['value']): ElementContent[] {
  return value.flatMap(({ content, isLine }) => (isLine && value.length > 1 ? [element('p', {}, content)] : content))
}
