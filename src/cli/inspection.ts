/** One article laid out for a terminal. */

import type { Article, CodeBlock, Image } from '../article/article.ts'
import type { Message } from '../diagnostics/message.ts'
import { orderedEntries } from '../meta/to-rows.ts'
import { printable } from './printable.ts'
import { severityColors } from './severity-colors.ts'
import { amount } from './tally.ts'
import type { Colors } from './terminal.ts'
import { valueLines } from './value-lines.ts'

export interface Inspected {
  article?: Article | undefined
  messages: Message[]
  /** The lines of the box's rows, in order, as far as the source tells. */
  rowLines: (number | undefined)[]
  /** Why each block of the page was kept or dropped, if that was measured. */
  blockLines?: string[]
}

/** Characters of a value that are shown. */
const shownLength = 160

/** Every field of an article with its value, the outline, the box, and the messages by rule. */
export function inspection({ article, messages, rowLines, blockLines = [] }: Inspected, colors: Colors): string {
  const sections = article
    ? [
        { heading: printable(article.source.path), lines: factLines(article, colors) },
        { heading: 'outline', lines: outlineLines(article) },
        { heading: 'code', lines: article.codeBlocks.map(codeLine) },
        { heading: 'images', lines: article.images.map(imageLine) },
        { heading: 'similar', lines: article.similar.map(({ title, url }) => short(join([title, url]))) },
        { heading: `box ${boxNote(article)}`, lines: boxLines(article, rowLines, colors) },
      ]
    : []
  const all = [
    ...sections,
    { heading: 'blocks', lines: blockLines },
    { heading: 'guessed, lost, odd', lines: messageLines(messages, colors) },
  ]
  return all
    .filter(({ lines }) => lines.length > 0)
    .map(({ heading, lines }) => `${colors.bold(heading)}\n${lines.map((line) => `  ${line}\n`).join('')}`)
    .join('\n')
}

/** The fields in the order of the record; what is absent is not shown. */
function factLines(article: Article, colors: Colors): string[] {
  const { body, source } = article
  const facts: Record<string, string | undefined> = {
    id: article.id,
    slug: article.slug,
    url: article.url,
    title: article.title,
    lead: article.lead,
    language: join([article.language, article.direction]),
    authors: article.authors.map(({ name, url }) => join([name, url])).join(', '),
    published: article.publishedAt,
    modified: article.modifiedAt,
    status: article.status,
    categories: article.categories.join(', '),
    tags: article.tags.join(', '),
    body: join([amount(body.words, ['word', 'words']), amount(body.paragraphs, ['paragraph', 'paragraphs'])]),
    source: join([source.format, `sha256 ${source.sha256.slice(0, 12)}…`]),
  }
  return Object.entries(facts)
    .filter(([, value]) => value)
    .map(([name, value]) => `${colors.dim(name.padEnd(10))}  ${short(value ?? '')}`)
}

function outlineLines({ body }: Article): string[] {
  const top = body.outline.reduce((least, { level }) => Math.min(least, level), 6)
  return body.outline.map(({ level, text, id }) => `${'  '.repeat(level - top)}${short(`h${level} ${text}  #${id}`)}`)
}

function codeLine({ code, language, languageFrom, caption }: CodeBlock): string {
  const lines = amount(code.split('\n').length, ['line', 'lines'])
  return short(join([language ? `${language} (by ${languageFrom})` : 'no language', lines, caption, code.trim()]))
}

function imageLine({ src, alt, caption, credit, width, height }: Image): string {
  const size = width && height ? `${width}×${height}` : undefined
  const shown = caption ? `“${caption}”` : alt && `“${alt}” (alt)`
  return short(join([shown, credit && `by ${credit}`, size, src ?? 'no address']))
}

function boxNote({ meta, source }: Article): string {
  return `(profile ${printable(meta.profile)}${source.box ? `, read ${source.box}` : ''})`
}

/** A line number in front of each row, if the rows of the source and of the record correspond. */
function boxLines({ meta }: Article, rowLines: (number | undefined)[], colors: Colors): string[] {
  const entries = orderedEntries(meta.values, meta.order, '')
  const known = entries.length === rowLines.length
  const width = rowLines.reduce<number>((most, line) => Math.max(most, String(line ?? '').length), 0)
  return entries.flatMap(([key, value, pointer], index) => {
    const number = known ? `${String(rowLines[index] ?? '').padStart(width)}  ` : ''
    const [first = '', ...others] = valueLines(key, value, meta.order, pointer)
    return [colors.dim(number) + first, ...others.map((line) => ' '.repeat(number.length) + line)]
  })
}

function messageLines(messages: Message[], colors: Colors): string[] {
  const byRule = new Map<string, Message[]>()
  for (const message of messages) {
    const group = byRule.get(message.rule)
    if (group) group.push(message)
    else byRule.set(message.rule, [message])
  }
  return [...byRule].flatMap(([rule, group]) => {
    const severity = group[0]?.severity ?? 'info'
    return [
      `${colors[severityColors[severity]](severity)} ${rule}`,
      ...group.map((message) => `  ${messageLine(message)}`),
    ]
  })
}

function messageLine({ place, path, reason }: Message): string {
  const where = place ? `line ${place.start.line}` : path
  return printable(where ? `${where}: ${reason}` : reason)
}

function join(parts: (string | undefined)[]): string {
  return parts.filter(Boolean).join(', ')
}

function short(text: string): string {
  const line = printable(text.replace(/\s+/g, ' ').trimEnd())
  return line.length > shownLength ? `${line.slice(0, shownLength - 1)}…` : line
}
