/** Names that most tags and attributes have. */

import { html } from 'parse5'
import { NameTable } from './word-table.ts'

const attributes = `accept action align allowfullscreen alt aria-controls aria-describedby aria-expanded aria-haspopup
  aria-hidden aria-label aria-labelledby async bgcolor border cellpadding cellspacing charset checked class colspan color
  content crossorigin d data-alphanode data-alphanode-box data-alt data-id data-lazy-src data-original data-size data-sizes
  data-src data-srcset data-target data-title data-toggle data-type data-url datetime decoding defer dir disabled face fill
  for frameborder headers height href hreflang hspace http-equiv id integrity itemid itemprop itemscope itemtype lang
  language loading maxlength media method name onclick onload onmouseout onmouseover onsubmit placeholder property rel role
  rowspan scope scrolling selected size sizes src srcset start style summary tabindex target title type typeof usemap valign
  value viewbox vspace width xlink:href xml:lang xmlns xmlns:xlink`

const names = [...Object.values(html.TAG_NAMES), ...attributes.split(/\s+/)]

/** As the keys of an object: V8 stores an attribute of such a name without a look into its table of all names. */
export const usualNames = new NameTable(Object.keys(Object.fromEntries(names.map((name) => [name, true]))))
