/** Blocks of the editor → HTML: what their comments alone say is put into it. */

import { isJsonObject, type JsonObject } from '../../article/json.ts'
import type { Report, Span } from '../../diagnostics/report.ts'
import { escapeHtml } from '../escape-html.ts'
import { codeHtml } from './escape.ts'
import { link } from './media-shortcodes.ts'
import type { Block } from './parse-blocks.ts'
import type { Weaver } from './woven.ts'

export interface BlockContext {
  content: string
  /** Where the content begins in the source, to report places. */
  weaver: Weaver
  /** What is done with text that stands between blocks. */
  between: (text: string) => string
  /** What is done with the HTML of a block. */
  inside: (html: string) => string
  /** The HTML of the synced pattern that a block refers to. */
  showPattern: (attributes: JsonObject, at: Span) => string
  report: Report
}

/** Writes a block, and those in it. The nesting is as deep as the content's; see `maxDepth`. */
export function writeBlock(block: Block, context: BlockContext, depth = 0): void {
  const { content, weaver, report } = context
  const { attributes, name, start, end } = block
  const values = isJsonObject(attributes) ? attributes : {}
  if (name === undefined || depth > maxDepth) {
    if (name === undefined) weaver.make(context.between(content.slice(start, end)), { start, end })
    else weaver.copy(start, end)
    return
  }
  const swallowed = content.slice(start, block.inside).indexOf('-->') + '-->'.length
  if (swallowed < block.inside - start) {
    report('wordpress/broken-block', { name }, { at: { start, end: start + swallowed } })
    weaver.make(context.between(content.slice(start + swallowed, block.inside)), { start, end: block.inside })
  }
  if (name === 'core/block') {
    weaver.make(context.showPattern(values, { start, end }), { start, end })
    return
  }
  if (block.content.length === 0) {
    const html = emptyBlock(name, values)
    if (html) weaver.make(html, { start, end })
    else if (!silent.has(name)) report('wordpress/dynamic-block', { name }, { at: { start, end } })
    return
  }
  let language = languageOf(values)
  const isEmbed = name === 'core/embed' || name.startsWith('core-embed/')
  for (const part of block.content) {
    if ('name' in part) {
      writeBlock(part, context, depth + 1)
      continue
    }
    const pre = language ? findPre(content, part) : undefined
    const url = isEmbed ? embedded.exec(content.slice(part.start, part.end)) : undefined
    if (pre !== undefined && language) {
      weaver.copy(part.start, pre)
      weaver.make(` data-language="${escapeHtml(language)}"`, { start: pre, end: pre })
      weaver.copy(pre, part.end)
      language = undefined
    } else if (url) {
      weaver.make(url[1] + (link(url[2]) ?? '') + url[3], part)
    } else writeHtml(part, context)
  }
}

function writeHtml({ start, end }: { start: number; end: number }, { content, weaver, inside }: BlockContext): void {
  const html = content.slice(start, end)
  const made = inside(html)
  if (made === html) weaver.copy(start, end)
  else weaver.make(made, { start, end })
}

/** Nesting of blocks that is looked into; what is deeper is copied. */
const maxDepth = 200

/** Blocks that show nothing of their own, so that nothing is lost with them. */
const silent = new Set(
  'core/more core/nextpage core/separator core/spacer core/post-title core/post-date core/post-author core/post-content core/post-featured-image core/post-terms core/post-excerpt core/paragraph core/list core/heading core/column core/columns core/group'.split(
    ' ',
  ),
)

/** The address in an embed, which stands as text in its figure. */
const embedded = /^([\s\S]*?<div class="wp-block-embed__wrapper">)\s*(https?:\/\/[^\s<>"]+)\s*(<\/div>[\s\S]*)$/

/** Attributes in which blocks of code name the language. */
const languageKeys = ['language', 'lang', 'codeLanguage', 'highlightLanguage', 'mode']
const codeKeys = ['code', 'content', 'codeString']

function languageOf(values: JsonObject): string | undefined {
  for (const key of languageKeys) {
    const value = values[key]
    if (typeof value === 'string' && /^[\w+#.-]{1,40}$/.test(value)) return value
  }
  return undefined
}

/** Where attributes may be added to the first `pre`, if it does not name a language itself. */
function findPre(content: string, { start, end }: { start: number; end: number }): number | undefined {
  const html = content.slice(start, end)
  const match = /<pre\b[^>]*>(?:\s*<code\b[^>]*>)?/i.exec(html)
  return match && !/\b(?:class="[^"]*\b(?:language|lang)-|data-lang|lang=)/i.test(match[0])
    ? start + match.index + '<pre'.length
    : undefined
}

/** Blocks whose comment is all there is: code of some plugins, embeds. */
function emptyBlock(name: string, values: JsonObject): string | undefined {
  const key = codeKeys.find((candidate) => typeof values[candidate] === 'string')
  if (/code|syntax|prism|highlight|enlighter/i.test(name) && key !== undefined)
    return codeHtml(String(values[key]), { language: languageOf(values) })
  return /embed/.test(name) && typeof values.url === 'string' ? link(values.url) : undefined
}
