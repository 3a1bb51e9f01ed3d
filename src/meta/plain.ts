/** Typographic signs back to the keys they were typed with, and texts compared without regard to them. */

import { foldAll } from '../tree/text.ts'

/** Whether a text has signs that WordPress' `wptexturize` makes (wp-includes/formatting.php), in any of its languages. */
export function isTypographic(text: string): boolean {
  return typographic.test(text)
}

const typographic = /[‘’‚‛“”„‟«»′″–—…×]/

/** Undoes `wptexturize`. Where two ways of typing give the same sign, the plainer one is taken: ` – ` was ` - `. */
export function straighten(text: string): string {
  if (!isTypographic(text)) return text
  return signs.reduce((plain, [sign, typed]) => plain.replace(sign, typed), text)
}

const signs: [RegExp, string][] = [
  [/«[\u00a0\u202f]?|[\u00a0\u202f]?»|[“”„‟″]/g, '"'], // French puts a no-break space inside
  [/[‘’‚‛′]/g, "'"],
  [/…/g, '...'],
  [/(?<=\d)×(?=\d)/g, 'x'],
  [/(?<= )–(?= )/g, '-'],
  [/(?<= )—(?= )/g, '--'],
  [/–/g, '--'],
  [/—/g, '---'],
]

/** The form in which texts of box and body are compared: signs, case and white space do not count. */
export function foldText(text: string): string {
  return foldAll(straighten(text.normalize('NFC')).toLowerCase())
}
