/** Markdown as people write it, and dumps as tools leave them: not by our own writers, which are skins of their own. */

import type { Json } from '../../article/json.ts'
import { orderedEntries } from '../../meta/to-rows.ts'
import type { Block, Inline, Picture } from '../blocks.ts'
import { captionText, inlineText } from '../body.ts'
import type { Limit } from '../limits.ts'
import type { Skin } from '../skin.ts'
import type { Synthesized } from '../synthesize.ts'
import { plain } from './dialect.ts'
import { heading, isKnown, spaced, titled } from './meta-box.ts'

/** What front matter of other tools says: quoted texts, bare dates, names in brackets. */
function frontMatter({ article }: Synthesized): string {
  const texts = { title: article.title, slug: article.slug, canonical_url: article.url, lang: article.language }
  const names = { authors: article.authors.map(({ name }) => name), categories: article.categories, tags: article.tags }
  return [
    '---',
    ...Object.entries(texts).map(([key, text]) => `${key}: ${JSON.stringify(text)}`),
    `date: ${article.publishedAt}`,
    `lastmod: ${article.modifiedAt}`,
    ...Object.entries(names).map(([key, list]) => `${key}: ${JSON.stringify(list)}`),
    '---',
  ].join('\n')
}

/** Text with a backslash before what Markdown would take for its own; URLs are left alone. */
function escaped(text: string): string {
  return /^https?:\/\/\S+$/.test(text) ? text : text.replace(/[\\`*_[\]<>#|&~:-]/g, '\\$&')
}

const inlineWriters: Record<Inline['kind'], (text: string) => string> = {
  text: escaped,
  emphasis: (text) => `*${escaped(text)}*`,
  strong: (text) => `**${escaped(text)}**`,
  code: (text) => (text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``),
  link: (text) => `[${escaped(text)}]`,
}

function inlineMarkdown(inline: Inline): string {
  const written = inlineWriters[inline.kind](inline.text)
  return inline.kind === 'link' ? `${written}(${inline.url})` : written
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return block.inlines.map(inlineMarkdown).join('')
    case 'heading':
      return `${'#'.repeat(block.level)} ${escaped(block.text)}`
    case 'quote':
      return `> ${escaped(block.text)}`
    case 'code':
      return `\`\`\`${block.language}\n${block.code}\n\`\`\``
    case 'list':
      return block.items.map((item, place) => `${block.ordered ? `${place + 1}.` : '*'} ${escaped(item)}`).join('\n')
    case 'image':
      return plain.image(block).text
    case 'table':
      return [block.head, block.head.map(() => '---'), ...block.rows]
        .map((row) => `| ${row.map(cell).join(' | ')} |`)
        .join('\n')
  }
}

const cell = (text: string) => (text === '---' ? text : escaped(text))

/** A value below its label, two spaces deeper for each level; a list in a list begins on the line of its item. */
function valueLines(value: Json, indent: string): string[] {
  if (typeof value !== 'object' || value === null) return []
  if (!Array.isArray(value)) return Object.entries(value).flatMap(([key, item]) => namedLines(key, item, indent))
  return value.flatMap((item) => {
    const [first, ...others] = valueLines(item, `${indent}  `)
    return first === undefined ? [`${indent}- ${shown(item)}`] : [`${indent}- ${first.trimStart()}`, ...others]
  })
}

function namedLines(key: string, value: Json, indent: string): string[] {
  const below = valueLines(value, `${indent}  `)
  return [`${indent}- ${key.replaceAll('_', ' ')}:${below.length > 0 ? '' : ` ${shown(value)}`}`, ...below]
}

function shown(value: Json): string {
  return typeof value === 'boolean' ? String(Number(value)) : escaped(String(value ?? ''))
}

function boxMarkdown({ article: { meta } }: Synthesized): string {
  return orderedEntries(meta.values, meta.order)
    .flatMap(([key, value]) => {
      const isBranch = typeof value === 'object' && value !== null
      return [`- **${escaped(titled(key))}:**${isBranch ? '' : ` ${shown(value)}`}`, ...valueLines(value, '  ')]
    })
    .join('\n')
}

export const handwritten: Skin = {
  name: 'handwritten',
  format: 'markdown',
  about: 'Markdown by hand, as for Hugo or Astro; the box as a nested list under its heading.',
  unsaid: ['status', 'direction', 'author pages', 'similar', 'reasons of languages', 'types of unknown values', 'NULs'],
  write(post) {
    const parts = [frontMatter(post), ...post.blocks.map(blockMarkdown), `## ${heading}`, boxMarkdown(post)]
    return `${parts.join('\n\n')}\n`
  },
}

/** What no dump says. */
export const dumpLimits: Limit[] = [
  ...(['url', 'status', 'language', 'direction', 'modified', 'author pages', 'similar links'] as const),
  ...(['markup', 'code languages', 'reasons of languages', 'image sizes', 'unlisted images'] as const),
  ...(['types of unknown values', 'NULs'] as const),
]

function blockDump(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return inlineText(block.inlines)
    case 'heading':
    case 'quote':
      return block.text
    case 'code':
      return block.code
    case 'list':
      return block.items.map((item, place) => `  ${block.ordered ? `${place + 1}.` : '•'} ${item}`).join('\n')
    case 'image':
      return imageDump(block.picture)
    case 'table':
      return [block.head, ...block.rows].map((row) => row.join('\t')).join('\n')
  }
}

const imageDump = (picture: Picture) => `${picture.alt}\n${captionText(picture)}`

/** Label and value run together, or parted by a tab where nobody could part them; items below. */
function boxDump({ article: { meta } }: Synthesized): string {
  return orderedEntries(meta.values, meta.order)
    .flatMap(([key, value]) => {
      if (typeof value === 'object' && value !== null) return [spaced(key), ...itemLines(value, '  ')]
      const text = typeof value === 'boolean' ? Number(value) : value
      return [`${spaced(key)}${isKnown(key) ? '' : '\t'}${text}`]
    })
    .join('\n')
}

/** Objects of a list stand one level deeper, and nothing parts them. */
function itemLines(value: Json, indent: string): string[] {
  if (typeof value !== 'object' || value === null) return [`${indent}• ${value}`]
  if (!Array.isArray(value))
    return Object.entries(value).map(
      ([key, item]) => `${indent}• ${key.replaceAll('_', ' ')}: ${typeof item === 'boolean' ? Number(item) : item}`,
    )
  return value.flatMap((item) => itemLines(item, typeof item === 'object' ? `${indent}  ` : indent))
}

export const dump: Skin = {
  name: 'dump',
  format: 'text',
  about: 'What an extractor leaves of a page: blocks between empty lines, the box as rows.',
  unsaid: [...dumpLimits, 'categories', 'tags', 'authors', 'published'],
  write(post) {
    const { title, similar } = post.article
    const parts = [
      title,
      ...post.blocks.map(blockDump),
      heading.toLowerCase(),
      boxDump(post),
      'Similar Posts',
      ...similar.map((other) => other.title),
    ]
    return `${parts.join('\n\n')}\n`
  },
}
