/**
 * Pages that Notion exports: the properties of a page are its meta box, in which several values stand in a cell with
 * nothing between them; each item is a list of its own, and a style sheet draws the boxes of tasks.
 */

import { type AnyNode, Element, isTag, isText, type ParentNode, Text } from 'domhandler'
import { taskSign } from '../../tree/task-sign.ts'
import { classNames, findAll, setChildren } from './dom.ts'
import type { Survey } from './survey.ts'
import { type Change, rename, unfoldClasses } from './unfold.ts'

/** Whether the `article` of a page is a `page` that holds a `page-body`, as the export has it. */
export function isNotionExport({ bodies }: Survey): boolean {
  return bodies.some(({ element, rank }) => rank === 1 && isOf(element, 'page') && element.children.some(isBody))
}

const isOf = (element: Element, name: string) => classNames(element).includes(name)
const isBody = (node: AnyNode) => isTag(node) && isOf(node, 'page-body')

/** Writes as HTML has it what an export says by its classes. Changes the page; linear in its elements. */
export function unfoldNotion(page: Element): void {
  joinLists(findAll(page, isList))
  for (const time of findAll(page, ({ name }) => name === 'time')) withoutSign(time)
  unfoldClasses(page, changes)
}

const isList = ({ attribs }: Element) => /^(?:bulleted|numbered|to-do)-list$/.test(attribs.class ?? '')

/** Makes one list of those of a kind that follow each other. */
function joinLists(lists: Element[]): void {
  const runs = new Map<AnyNode, Element[]>()
  for (const list of lists) {
    const before = list.prev ? runs.get(list.prev) : undefined
    const run: Element[] = before && before[0]?.attribs.class === list.attribs.class ? before : []
    run.push(list)
    runs.set(list, run)
  }
  const gone = new Set<AnyNode>()
  const parents = new Set<ParentNode>()
  for (const [first, ...others] of new Set(runs.values())) {
    if (!first?.parent || others.length === 0) continue
    setChildren(
      first,
      [first, ...others].flatMap(({ children }) => children),
    )
    for (const other of others) gone.add(other)
    parents.add(first.parent)
  }
  for (const parent of parents)
    setChildren(
      parent,
      parent.children.filter((child) => !gone.has(child)),
    )
}

/** A day that is mentioned has `@` before it. */
function withoutSign({ firstChild }: Element): void {
  if (firstChild && isText(firstChild)) firstChild.data = firstChild.data.replace(/^@/, '')
}

const changes = new Map<string, Change>([
  ['callout', rename('blockquote')],
  ['checkbox-on', (box) => showBox(box, true)],
  ['checkbox-off', (box) => showBox(box, false)],
  ['property-icon', (icon) => setChildren(icon, [])],
  ['user', (user) => setChildren(user, user.children.filter(isText))],
  ['property-row-multi_select', listValues],
  ['property-row-person', listValues],
])

function showBox(box: Element, isDone: boolean): void {
  box.name = 'span'
  setChildren(box, [new Text(taskSign(isDone))])
}

/** Makes a list of the values in the last cell of a row. */
function listValues(row: Element): void {
  const cell = row.children.findLast(isTag)
  const values = cell?.children.filter(isTag) ?? []
  if (!cell || values.length === 0) return
  for (const value of values) value.name = 'li'
  const list = new Element('ul', {}, values)
  setChildren(list, values)
  setChildren(cell, [list])
}
