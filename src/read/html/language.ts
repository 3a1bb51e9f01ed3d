/** Language and direction: what the page states, and whether the text agrees. */

import type { Element } from 'domhandler'
import type { Report } from '../../diagnostics/report.ts'
import { spanOf } from './dom.ts'

/** Scripts written from right to left, and all letters: who has the majority decides. */
const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/gu
const letter = /\p{L}/gu
const latin = /\p{Script=Latin}/gu

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
 * from the script that most letters of `text` belong to. Says so when text and language cannot both be right.
 */
export function readLanguage(body: Element, text: string, report: Report): LanguageFacts {
  const stated = attributeAbove(body, 'lang')
  const language = stated && canonicalTag(stated.value)
  const direction = attributeAbove(body, 'dir')?.value.toLowerCase()
  const sample = text.slice(0, sampleLength)
  const letters = count(sample, letter)
  if (language && letters >= fewestLetters && latinLanguages.has(language.split('-')[0] ?? '')) {
    const share = count(sample, latin) / letters
    if (share < 0.5) report('read/language-doubtful', { language }, { path: 'language', at: spanOf(stated?.element) })
  }
  const shown = letters > 0 ? (count(sample, rightToLeft) > letters / 2 ? 'rtl' : 'ltr') : undefined
  const isStated = direction === 'ltr' || direction === 'rtl'
  const told = isStated ? direction : shown === 'rtl' || language ? shown : undefined
  return { ...(language && { language }), ...(told && { direction: told }) }
}

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

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0
}
