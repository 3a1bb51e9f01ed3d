/** Names that most tags and attributes have, found in a source without being cut out of it. */

import { html } from 'parse5'
import { hashed, hashOf, placeOf, places } from './char-hash.ts'
import { copyOf } from './source-parts.ts'

const attributes = `accept action align allowfullscreen alt async aria-controls aria-describedby aria-expanded aria-haspopup
  aria-hidden aria-label aria-labelledby bgcolor border cellpadding cellspacing charset checked class colspan color content
  crossorigin d data-alt data-alphanode data-alphanode-box data-id data-lazy-src data-original data-size data-sizes data-src
  data-srcset data-target data-title data-toggle data-type data-url datetime decoding defer dir disabled face fill for frameborder
  headers height href hreflang hspace http-equiv id integrity itemid itemprop itemscope itemtype lang language loading
  maxlength media method name onclick onload onmouseout onmouseover onsubmit placeholder property rel role rowspan
  scope scrolling selected size sizes src srcset start style summary tabindex target title type typeof usemap valign value
  viewbox vspace width xlink:href xml:lang xmlns xmlns:xlink`

/**
 * By the place of their hash; of two at one place the latter. The very strings that V8 keeps as keys: an attribute of such
 * a name is stored without a look into the table of all names.
 */
const usual: string[] = Array.from({ length: places }, () => '')
for (const name of Object.keys(
  Object.fromEntries([...attributes.split(/\s+/), ...Object.values(html.TAG_NAMES)].map((key) => [key, 1])),
))
  usual[placeOf(hashOf(name))] = name

/** A name in lower case that stands in a source, of the characters of ASCII. */
export function nameAt(source: string, start: number, end: number): string {
  let hash = 0
  let hasCapitals = false
  for (let at = start; at < end; at++) {
    const code = source.charCodeAt(at)
    const isCapital = code >= 0x41 && code <= 0x5a
    hash = hashed(hash, isCapital ? code | 0x20 : code)
    hasCapitals ||= isCapital
  }
  const likely = usual[placeOf(hash)] ?? ''
  if (isAt(likely, source, start, end)) return likely
  const name = copyOf(source, start, end)
  return hasCapitals ? name.toLowerCase() : name
}

/** Whether a part of a source is a name, in whatever case. */
function isAt(name: string, source: string, start: number, end: number): boolean {
  if (name.length !== end - start) return false
  for (let i = 0; i < name.length; i++) {
    const code = source.charCodeAt(start + i)
    if ((code >= 0x41 && code <= 0x5a ? code | 0x20 : code) !== name.charCodeAt(i)) return false
  }
  return true
}
