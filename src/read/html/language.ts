/** Language and direction: what the page states, and whether the text agrees. */

import type { Element } from 'domhandler'
import type { Element as HastElement, Root } from 'hast'
import type { Report } from '../../diagnostics/report.ts'
import { spanOf } from './dom.ts'

/** Scripts written from right to left, and all letters: who has the majority decides. */
const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u
const letter = /\p{L}/u
const latin = /\p{Script=Latin}/u

/** How much of a text is looked at. */
const sampleLength = 1_000
/** Letters below which nothing is concluded from a text. */
const fewestLetters = 40

/** The primary language subtags that are written in Latin letters and that pages state without being so. */
const latinLanguages = new Set('en de fr es it pt nl sv da nb nn no fi pl cs sk hu ro tr id vi'.split(' '))

export interface LanguageFacts {
  language?: string
  direction?: 'ltr' | 'rtl'
}

/**
 * Takes the language from the nearest `lang` at or above the body, as BCP 47 writes it; the direction from `dir`, else
 * from the script that most letters of the prose of `tree` belong to. A language that the prose is not written in the
 * script of is left out, and that is said: themes state the language of the site.
 */
export function readLanguage(body: Element, tree: Root, report: Report): LanguageFacts {
  const stated = attributeAbove(body, 'lang')
  const tag = stated && canonicalTag(stated.value)
  const direction = attributeAbove(body, 'dir')?.value.toLowerCase()
  const sample = prose(tree).slice(0, sampleLength)
  const { letters, latins, rightToLefts } = countLetters(sample)
  const mustBeLatin = tag !== undefined && letters >= fewestLetters && latinLanguages.has(tag.split('-')[0] ?? '')
  const isDoubtful = mustBeLatin && latins / letters < 0.5
  if (isDoubtful) report('read/language-doubtful', { language: tag }, { path: 'language', at: spanOf(stated?.element) })
  const language = isDoubtful ? undefined : tag
  const shown = letters > 0 ? (rightToLefts > letters / 2 ? 'rtl' : 'ltr') : undefined
  const isStated = direction === 'ltr' || direction === 'rtl'
  const told = isStated ? direction : shown === 'rtl' || language ? shown : undefined
  return { ...(language && { language }), ...(told && { direction: told }) }
}

/** The text of a tree without its code, which is in Latin letters whatever the language; not much more than is looked at. */
function prose(tree: Root | HastElement): string {
  let text = ''
  for (const child of tree.children) {
    if (text.length >= sampleLength) break
    if (child.type === 'text') text += child.value
    else if (child.type === 'element' && !codeNames.has(child.tagName)) text += prose(child)
  }
  return text
}

const codeNames = new Set(['pre', 'code', 'kbd', 'samp'])

function attributeAbove(element: Element, name: string): { value: string; element: Element } | undefined {
  for (let node: Element['parent'] = element; node && 'attribs' in node; node = node.parent) {
    const value = node.attribs[name]?.trim()
    if (value) return { value, element: node }
  }
  return undefined
}

/** `en_us` → `en-US`; `undefined` for what is no language tag. */
export function canonicalTag(tag: string): string | undefined {
  if (usualTag.test(tag)) return tag
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0]
  } catch {
    return undefined
  }
}

// Asking Intl costs 20 µs; nearly all tags are of this form already.
const usualTag = /^[a-z]{2,3}(?:-[A-Z]{2})?$/

function countLetters(text: string): { letters: number; latins: number; rightToLefts: number } {
  const found = { letters: 0, latins: 0, rightToLefts: 0 }
  for (const sign of text) {
    const isAscii = sign < '\x80'
    const isLatin = isAscii ? (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') : latin.test(sign)
    if (isLatin) found.latins++
    if (isAscii ? isLatin : letter.test(sign)) found.letters++
    if (!isLatin && !isAscii && rightToLeft.test(sign)) found.rightToLefts++
  }
  return found
}
