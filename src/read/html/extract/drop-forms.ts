/** Forms below or within an article, by which a reader writes to somebody. */

import { type Element, isTag } from 'domhandler'
import { descendants } from '../dom.ts'
import { tagBits } from './kinds.ts'
import { type Line, type Region, wordsOf } from './line.ts'

/** Share of the kept words from which on a form is not a part of the page but the frame of it, as ASP.NET makes one. */
const mostOfText = 0.25

/** Drops what is kept of forms with fields to write in. */
export function dropForms(lines: Line[], regions: Region[], keeps: Uint8Array): void {
  const forms = regions.filter(({ element, parent }) => element.name === 'form' && !isInForm(parent))
  if (forms.length === 0) return
  const isKept = ({ index }: Line) => keeps[index] === 1
  const all = wordsOf(lines.filter(isKept))
  for (const { element, start, end } of forms) {
    const own = lines.slice(start, end).filter(isKept)
    if (own.length > 0 && wordsOf(own) < mostOfText * all && holdsField(element)) keeps.fill(0, start, end)
  }
}

const formBit = tagBits(['form'])
const isInForm = (region: Region | undefined) => region !== undefined && (region.tags & formBit) !== 0

/** Whether a reader may write in an element. */
function holdsField(form: Element): boolean {
  for (const node of descendants(form)) if (isTag(node) && isField(node)) return true
  return false
}

const isField = ({ name, attribs }: Element) =>
  name === 'textarea' || (name === 'input' && /^(?:text|email|search|tel|url|password)?$/i.test(attribs.type ?? ''))
