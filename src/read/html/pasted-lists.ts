/**
 * Lists of Word and Google Docs, which are no lists in their HTML, or one beside the other: Word writes paragraphs that begin with
 * a sign, Google Docs a list for each run of items of one level.
 */

import type { Element, ElementContent } from 'hast'
import { append } from '../../tree/append.ts'
import { classesOf, element, isElement } from '../../tree/h.ts'
import { isBlank, rawText } from '../../tree/text.ts'

interface Item {
  /** From 1 on. */
  level: number
  /** What the document calls its list; items of two do not stand in one. */
  name: string
  /** The list that it begins if it is the first of one. */
  list: Element
  content: Element
}

/** Puts the items in lists, each of a deeper level into the item before it. */
export function joinPastedLists(children: ElementContent[]): ElementContent[] {
  const found = children.map(itemsOf)
  if (!found.some((items) => items.length > 0)) return children
  const out: ElementContent[] = []
  let run: Item[] = []
  let gap: ElementContent[] = []
  const flush = () => {
    append(out, nest(run))
    append(out, gap)
    run = []
    gap = []
  }
  for (const [index, child] of children.entries()) {
    const items = found[index] ?? []
    if (items.length > 0) {
      append(run, items)
      gap = []
    } else if (run.length > 0 && isBlank(child)) gap.push(child)
    else {
      flush()
      out.push(child)
    }
  }
  flush()
  return out
}

function nest(items: Item[]): Element[] {
  const out: Element[] = []
  const open: { level: number; name: string; list: Element }[] = []
  for (const { level, name, list, content } of items) {
    while ((open.at(-1)?.level ?? 0) > level) open.pop()
    let last = open.at(-1)
    if (last?.level === level && (last.name !== name || last.list.tagName !== list.tagName)) {
      open.pop()
      last = open.at(-1)
    }
    if (last?.level !== level) {
      const around = last?.list.children.at(-1)
      last = { level, name, list: { ...list, children: [] } }
      open.push(last)
      if (isElement(around)) around.children.push(last.list)
      else out.push(last.list)
    }
    last.list.children.push({ ...content, children: [...content.children] })
  }
  return out
}

/** The items that an element holds, if it is such a paragraph or list. */
function itemsOf(node: ElementContent): Item[] {
  if (isElement(node, 'p')) return paragraphItem(node)
  return isElement(node, 'ul') || isElement(node, 'ol') ? levelItems(node) : []
}

/** Google Docs: `<ul class="lst-kix_a1b2-0">`, where 0 is the outermost level. */
function levelItems(list: Element): Item[] {
  const [, name, digit] = classesOf(list).flatMap((name) => levelClass.exec(name) ?? [])
  if (name === undefined) return []
  const items = list.children.filter((child) => isElement(child, 'li'))
  return items.map((content) => ({ level: Number(digit) + 1, name, list, content }))
}
const levelClass = /^lst-kix_(.*)-(\d)$/

/** Word: a paragraph of the style of lists, or with `mso-list: l0 level2 lfo1`, that begins with a sign. */
function paragraphItem(node: Element): Item[] {
  const style = String(node.properties.style ?? '')
  const [, name = '', level] = msoList.exec(style) ?? []
  if (level === undefined && !classesOf(node).some((name) => name.startsWith('MsoListParagraph'))) return []
  const sign = signOf(node)
  if (!sign) return []
  const content = element('li', {}, node.children.slice(sign.length))
  return [{ level: Number(level ?? levelByMargin(style)), name, list: listOf(sign.text), content }]
}
const msoList = /mso-list\s*:\s*(\w+)\s+level(\d)/i
const signText = /^\s*([·•o§▪–-]|\(?(?:\d{1,4}|[a-z]{1,5})[.)])[\s\u00a0]+$/i

/** The sign that a paragraph begins with, and how many nodes it takes: the space behind it is one of its own. */
function signOf({ children }: Element): { text: string; length: number } | undefined {
  let said = ''
  for (const [index, child] of children.entries()) {
    said += rawText(child)
    const [, text] = signText.exec(said) ?? []
    if (text !== undefined) return { text, length: index + 1 }
    if (said.trim().length > longestSign) return undefined
  }
  return undefined
}
const longestSign = 8

/** Half an inch a level, as Word indents them; it writes the margin where it saves without its own styles. */
function levelByMargin(style: string): number {
  const [, length, unit = ''] = margin.exec(style) ?? []
  const inches = Number(length ?? 0.5) / (unitsInInch.get(unit.toLowerCase()) ?? 1)
  return Math.max(1, Math.round(inches / 0.5))
}
const margin = /margin-left\s*:\s*(\d*\.?\d+)(in|cm|pt)/i
const unitsInInch = new Map([
  ['in', 1],
  ['cm', 2.54],
  ['pt', 72],
])

function listOf(sign: string): Element {
  const number = /[\da-z]+(?=[.)])/i.exec(sign)?.[0]
  if (number === undefined) return element('ul', {}, [])
  if (/^\d+$/.test(number)) return element('ol', number === '1' ? {} : { start: Number(number) }, [])
  return element('ol', /^[ai]$/i.test(number) ? { type: number } : {}, [])
}
