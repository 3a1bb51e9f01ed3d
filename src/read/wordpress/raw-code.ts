/** Code in classic content that WordPress' own filters, or a parser, would take for something else. */

import { append } from '../../tree/append.ts'
import { escapeHtml } from '../escape-html.ts'
import { codeHtml, inlineCodeHtml } from './escape.ts'
import { runShortcodes, type Shortcode } from './shortcodes.ts'

/** Puts escaped blocks of code in the place of fences, of shortcodes of highlighters, and of code that nobody escaped. */
export function protectCode(content: string): string {
  return fences(escapePre(runCodeShortcodes(content)))
}

/** Blocks of code in the place of the shortcodes of highlighters. */
export function runCodeShortcodes(content: string): string {
  return runShortcodes(content, codeShortcodes, codeOf)
}

/** Shortcodes of SyntaxHighlighter, Crayon, WP-GeSHi and others, whose name is no language. */
const general = [
  'code',
  'sourcecode',
  'source',
  'crayon',
  'cc',
  'cci',
  'prism',
  'highlight',
  'enlighter',
  'snippet',
  'pastacode',
]
/** Those whose name is the language. */
const languages =
  `as3 actionscript3 bash coldfusion cpp csharp css delphi diff erlang fsharp groovy html java javafx javascript
  js latex matlab objc perl php plain powershell py python r ruby scala shell sql vb vbnet xhtml xml yaml typescript ts go rust
  kotlin swift json`.split(/\s+/)
/** The shortcodes of highlighters. */
export const codeShortcodes = [...general, ...languages]
const isGeneral = new Set(general)

/** What stands in the place of a highlighter's shortcode; nothing if its words may be no code, so that it stays. */
export function codeOf(shortcode: Shortcode): string | undefined {
  const { name, attributes, content, isAlone, isInCode } = shortcode
  if (content.trim() === '') return undefined
  const isOneLine = !content.trim().includes('\n')
  if (isOneLine && isInline(shortcode)) return inlineCodeHtml(verbatim(content).trim())
  if (isOneLine && !codeSign.test(content)) {
    if (!sure.has(name) || isInCode) return undefined
    if (!isAlone) return inlineCodeHtml(verbatim(content).trim())
  }
  const language = attributes.get('lang') ?? attributes.get('language') ?? (isGeneral.has(name) ? undefined : name)
  return `\n\n${codeHtml(verbatim(content), { language, title: attributes.get('title') })}\n\n`
}

/** Whether a plugin shows the code within the line: CodeColorer, Crayon. */
function isInline({ name, attributes }: Shortcode): boolean {
  return name === 'cci' || /^(?:true|1|yes)$/i.test(attributes.get('inline') ?? '')
}

/** What a line of code has; `[r]word[/r]` of a post about something else has not. */
const codeSign = /[;({=<$]|&lt;/

/** Shortcodes that mean code even round a single word; others may mark a text, a source, a language. */
const sure = new Set(['code', 'sourcecode', 'crayon', 'cc', 'prism', 'enlighter', 'pastacode'])

/** The text between two tags: some editors escape it, some do not; whose tags are raw did not. */
function verbatim(content: string): string {
  const trimmed = content.replace(/^[ \t]*\r?\n/, '').trimEnd()
  if (rawTag.test(trimmed) || !/&(?:lt|gt|amp|quot|#0?39);/.test(trimmed)) return trimmed
  return trimmed.replace(/&(lt|gt|amp|quot|#0?39);/g, (entity, name: string) => characters[name] ?? entity)
}

const rawTag = /<[a-z!/?]/i
const characters: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'", '#039': "'" }

/** Escapes the content of `pre` where it holds comments, document types or scripts: a parser would take them for its own. */
function escapePre(content: string): string {
  // The text before each end tag holds at most one block.
  return content.split(preEnd).map(escapeLastPre).join('')
}

function escapeLastPre(part: string, index: number, parts: string[]): string {
  if (index === parts.length - 1 || index % 2 === 1) return part
  const [open] = preStart.exec(part) ?? []
  if (open === undefined) return part
  const from = part.indexOf(open) + open.length
  const inner = part.slice(from).replace(codeEnd, '')
  if (!foreign.test(inner) || escapedTag.test(inner)) return part
  return `${part.slice(0, from)}${/<code/i.test(open) ? '' : '<code>'}${escapeHtml(inner)}</code>`
}

const preEnd = /(<\/pre\s{0,8}>)/i
const preStart = /<pre\b[^<>]{0,4096}>(?:\s{0,64}<code\b[^<>]{0,4096}>)?/i
const codeEnd = /<\/code>\s{0,64}$/i
const foreign = /<(?:!--|!doctype\b|\?php|\?=|script\b|style\b|html\b|head\b|body\b|textarea\b|title\b)/i
const escapedTag = /&lt;\/?[a-z]/i

/** Fences of Markdown that were pasted into the editor, each with its closing line. */
function fences(content: string): string {
  if (!/^(?:```|~~~)/m.test(content)) return content
  const out: string[] = []
  let open: { mark: string; language: string; lines: string[] } | undefined
  let inPre = false
  for (const line of content.split('\n')) {
    const [, mark, info = ''] = (!inPre && fence.exec(line)) || []
    if (open && mark === open.mark && info === '') {
      out.push(
        '',
        codeHtml(verbatim(open.lines.map((text) => text.replace(/\r$/, '')).join('\n')), {
          language: open.language,
          from: 'fence',
        }),
        '',
      )
      open = undefined
    } else if (open) open.lines.push(line)
    else if (mark) open = { mark, language: info, lines: [] }
    else {
      if (/<pre\b/i.test(line)) inPre = true
      if (/<\/pre/i.test(line)) inPre = false
      out.push(line)
    }
  }
  if (open) append(out, [`${open.mark}${open.language}`, ...open.lines])
  return out.join('\n')
}

const fence = /^[ \t]*(```|~~~)[ \t]*([\w+#.-]*)[ \t]*\r?$/
