/** Which format a file has: by its name, else by how it begins. */

import type { Format } from '../article/article.ts'
import { headOf } from './head-of.ts'
import { callback } from './jsonp.ts'
import { isRestAnswer, restHeadLength } from './rest-items.ts'

/** What is recognised but has no reader yet. */
export type UnreadFormat = 'feed' | 'xml' | 'json' | 'login-page'

/** Extensions that say it all. `.xml` and `.json` are not here: what they hold is looked at. */
const formatsByExtension: Record<string, Format> = {
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  shtml: 'html',
  md: 'markdown',
  markdown: 'markdown',
  mdown: 'markdown',
  mkd: 'markdown',
  mkdn: 'markdown',
  mdx: 'markdown',
  qmd: 'markdown',
  rmd: 'markdown',
  txt: 'text',
  text: 'text',
}

/** The names that files of a folder must have to be taken for articles: these, and some that are told by what the file holds. */
export const articleNames = new RegExp(
  `\\.(?:${[...Object.keys(formatsByExtension), 'mhtml', 'mht', 'xml', 'wxr'].join('|')})(?:\\.gz)?$`,
  'i',
)

/** How formats begin, tried in order; plain text is what is left. */
const formatsByContent: [begins: RegExp, format: Format | UnreadFormat][] = [
  [/^(?:<\?xml|<!--|<!doctype rss|<rss[\s>])[\s\S]*(?:wordpress\.org\/export\/|<wp:|WordPress eXtended RSS)/i, 'wxr'],
  [/^<item>[\s\S]*<(?:wp|content|dc):/, 'wxr'],
  [/^<(?:!doctype\s+html|html|head|body|article|main|section|div|header|h[1-6]|p|table|meta|title)[\s>]/i, 'html'],
  [/^<\?xml[^>]{0,200}\?>\s{0,200}(?:<!--[^>]{0,500}-->\s{0,200})?<(?:!doctype\s+html|html)\b/i, 'html'],
  [/^(?:<\?xml[^<>]*>\s*)?(?:<\?xml-stylesheet[^<>]*>\s*)?(?:<!--[^<>]*-->\s*)?<(?:rss|feed|rdf:RDF)[\s>]/i, 'feed'],
  [/^<\?xml/i, 'xml'],
  [/^<!--/, 'html'],
  [/^\{\s{0,20}["}]|^\[\s{0,20}[\]{]/, 'json'],
  [callback, 'json'],
  [/^---[ \t]*\r?\n/, 'markdown'],
  [/^#{1,6}[ \t]+\S/, 'markdown'],
  [/^(?:```|~~~)/m, 'markdown'],
]

/** The format of a file. Looks at the first 2,048 bytes if the extension does not tell; `.gz` is not an extension here. */
export function detectFormat(path: string, bytes: Uint8Array): Format | UnreadFormat {
  const extension = /\.([^./\\]+?)(?:\.gz)?$/i.exec(path)?.[1]?.toLowerCase() ?? ''
  const byName = Object.hasOwn(formatsByExtension, extension) ? formatsByExtension[extension] : undefined
  if (byName) return byName
  // Every byte that the patterns look for is ASCII; NULs are dropped, so that UTF-16 shows its markup too.
  const head = headOf(bytes, 2048).replaceAll('\0', '').trimStart()
  if (/^(?:xml|wxr)$/.test(extension) && loginPage.test(head)) return 'login-page'
  if (/^(?:xml|wxr)$/.test(extension) && lateExport.test(head)) return 'wxr'
  const format = formatsByContent.find(([begins]) => begins.test(head))?.[1] ?? 'text'
  return format === 'json' && isRestAnswer(headOf(bytes, restHeadLength)) ? 'rest' : format
}

/** What a site sends in place of an export to someone who is not logged in: wp-login.php. */
const loginPage = /^<(?:!doctype\s+html|html)[\s\S]*\b(?:name|id)=["']loginform["']/i

/** An export that something stands before, such as a notice of PHP. */
const lateExport = /<rss\b[\s\S]*wordpress\.org\/export\//i
