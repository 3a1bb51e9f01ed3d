/** What systems say by the classes of their pages, written as HTML has it. */

import type { Element } from 'domhandler'
import { classNames, findAll } from './dom.ts'

export type Change = (element: Element) => void

/** Changes the elements below another by their classes, in small letters; one with several is changed by each. Linear. */
export function unfoldClasses(top: Element, changes: ReadonlyMap<string, Change>): void {
  for (const element of findAll(top, ({ attribs }) => attribs.class !== undefined))
    for (const name of classNames(element)) changes.get(name)?.(element)
}

export const rename =
  (name: string): Change =>
  (element) => {
    element.name = name
  }
