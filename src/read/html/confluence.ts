/** Pages that Confluence exports: titles with the name of their space, panels of code, and tasks that a style sheet ticks. */

import { type Element, isTag, isText, Text } from 'domhandler'
import { taskSign } from '../../tree/task-sign.ts'
import { classNames, find, setChildren } from './dom.ts'
import { type Change, rename, unfoldClasses } from './unfold.ts'

/** Writes as HTML has it what an export says by its classes. Changes the page; linear in its elements. */
export function unfoldConfluence(page: Element): void {
  const title = find(page, ({ attribs }) => attribs.id === 'title-text')?.firstChild
  if (title && isText(title)) title.data = title.data.replace(spaceName, '')
  unfoldClasses(page, changes)
}

/** "Space : Title" */
const spaceName = /^[^:]{1,200} : /

const changes = new Map<string, Change>([
  ['panel', (panel) => classNames(panel).includes('code') && rename('figure')(panel)],
  ['codeheader', rename('figcaption')],
  ['expand-container', rename('details')],
  ['expand-control', rename('summary')],
  ['inline-task-list', showBoxes],
])

function showBoxes(list: Element): void {
  for (const item of list.children.filter(isTag)) {
    if (item.attribs['data-inline-task-id'] === undefined) continue
    const sign = new Text(`${taskSign(classNames(item).includes('checked'))} `)
    setChildren(item, [sign, ...item.children])
  }
}
