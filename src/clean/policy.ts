/** What may stand in an article, as data. Widening a line here widens what every page may show: see docs/architecture.md. */

import type { Schema } from 'hast-util-sanitize'

type PropertyDefinition = NonNullable<Schema['attributes']>[string][number]

/** Classes that mean something in an article, by the elements that may have them. */
export const classes = { code: /^language-[\w+#.-]+$/, figure: /^gallery$/ }

/** Elements that are taken out with all they contain: their content is no text for readers, or is unsafe to keep. */
export const removedElements = [
  ...['script', 'style', 'template', 'noscript', 'title', 'head', 'meta', 'link', 'base'], // never text
  ...['iframe', 'object', 'embed', 'applet', 'frame', 'frameset', 'noframes', 'portal'], // other documents
  ...['svg', 'math'], // other name spaces: what is safe in one tree runs in the re-parsed one (mutation XSS)
  ...['textarea', 'select', 'button', 'input', 'dialog', 'datalist'], // form controls
  ...['canvas', 'audio', 'video', 'source', 'track', 'map', 'area'], // need script or load files
]

/** A width or height that a record can hold, in CSS pixels. */
const pixels = /^[1-9]\d{0,4}$/

const cell: PropertyDefinition[] = [
  ...['colSpan', 'rowSpan', 'headers'],
  ['scope', 'row', 'col', 'rowgroup', 'colgroup'],
  ['align', 'left', 'right', 'center'], // as GFM tables have it
]

export const policy: Schema & { tagNames: string[] } = {
  strip: removedElements,
  tagNames: [
    ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'br', 'blockquote', 'pre', 'address'],
    ...['ul', 'ol', 'li', 'dl', 'dt', 'dd'],
    ...['figure', 'figcaption', 'img'],
    ...['table', 'caption', 'colgroup', 'col', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
    ...[
      'a',
      'em',
      'strong',
      'b',
      'i',
      'u',
      's',
      'del',
      'ins',
      'sub',
      'sup',
      'mark',
      'small',
      'abbr',
      'cite',
      'q',
      'dfn',
    ],
    ...['code', 'kbd', 'samp', 'var', 'time', 'bdi', 'bdo', 'ruby', 'rt', 'rp', 'wbr'],
    ...['details', 'summary'],
  ],
  attributes: {
    '*': ['id', 'lang', ['dir', 'ltr', 'rtl', 'auto'], 'title'],
    a: ['href', 'hrefLang'],
    img: ['src', 'alt', ['width', pixels], ['height', pixels]],
    code: [
      ['className', classes.code],
      ['dataLanguageFrom', 'class', 'fence', 'meta', 'rule', 'guess'],
    ],
    figure: [['className', classes.figure]],
    ol: ['start', 'reversed', ['type', '1', 'a', 'A', 'i', 'I']],
    li: ['value'],
    td: cell,
    th: [...cell, 'abbr'],
    col: ['span'],
    colgroup: ['span'],
    blockquote: ['cite'],
    q: ['cite'],
    del: ['cite', 'dateTime'],
    ins: ['cite', 'dateTime'],
    time: ['dateTime'],
    details: ['open'],
  },
  // A second lock: `admit` has already sent every URL through `safeUrl`.
  protocols: {
    href: ['http', 'https', 'mailto', 'tel'],
    cite: ['http', 'https'],
    src: ['http', 'https', 'data'],
  },
  required: {},
  ancestors: {},
  clobber: [], // ids are prefixed by `admit`, once
  allowComments: false,
  allowDoctypes: false,
}

/** Put before ids of content, so that they cannot take the names of a page's own things (DOM clobbering). */
export const idPrefix = 'user-content-'
