/** The canonical block of code: `pre > code` with nothing but text. */

import type { Element } from 'hast'
import { element, text } from '../../tree/h.ts'

export interface BlockFacts {
  language: string | undefined
  from?: 'class' | 'fence'
  start: number | undefined
}

export function block(code: string, { language, from = 'class', start }: BlockFacts): Element {
  const named = language ? { className: [`language-${language}`], dataLanguageFrom: from } : {}
  const inner = element('code', named, code ? [text(code)] : [])
  const pre = element('pre', {}, [inner])
  if (start === undefined) return pre
  return { ...pre, children: [{ ...inner, data: { start } }], data: { start } }
}
