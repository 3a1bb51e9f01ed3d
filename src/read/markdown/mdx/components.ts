/** Components of MDX → HTML: what their attributes say is kept, by the names that documentation systems have for it. */

import { escapeHtml } from '../../escape-html.ts'
import { calloutKinds } from '../../html/callouts.ts'
import { type Imports, listOf, literalOf } from './literal.ts'
import type { Tag } from './tag.ts'

export interface Written {
  open: string
  close: string
  /** It stands between paragraphs. */
  isBlock?: boolean
  /** Nothing can stand in it. */
  isVoid?: boolean
  /** What the parts of it are called, by their order. */
  labels?: string[]
  /** Nothing is known of it, so that all its attributes are left out. */
  isUnknown?: boolean
}

type Get = (...names: string[]) => string | undefined

interface Component {
  name?: RegExp
  write: (get: Get, tag: Tag, name: string) => Written | undefined
}

/** The names of callouts in Docusaurus, Starlight, Nextra, Mintlify and others: of all kinds, and of one. */
const general = /^(?:callout|admonition|aside|alert)$/i
const callouts = new RegExp(`${general.source}|^(?:${calloutKinds}|information|check)$`, 'i')

/** Tried in this order; all have a letter in upper case or a point in their name. */
const components: Component[] = [
  {
    name: callouts,
    write(get, _, name) {
      const kind = general.test(name) ? (get('type', 'variant', 'kind') ?? '') : name
      const title = get('title', 'heading') ?? kind.charAt(0).toUpperCase() + kind.slice(1)
      return block(`<blockquote>${title && strong(title)}`, '</blockquote>')
    },
  },
  {
    name: /code/i,
    write(get) {
      const code = get('code')
      const language = /^[\w+#.-]+/.exec(get('language', 'lang') ?? '')?.[0]
      return code === undefined
        ? undefined
        : block(
            `<pre><code${attribute('class', language && `language-${language}`)}>${code.replace(/^\r?\n|\s+$/g, '')}</code></pre>`,
          )
    },
  },
  { name: /youtube/i, write: player('https://www.youtube.com/watch?v=') },
  { name: /vimeo/i, write: player('https://vimeo.com/') },
  { name: /tweet|twitter/i, write: player('https://twitter.com/i/status/') },
  {
    write(get, tag, name) {
      const src = get('src')
      if (src === undefined || !tag.isSelfClosing) return undefined
      if (/video|audio|iframe|embed/i.test(name)) return block(link(src, get('title', 'alt') ?? src))
      const sizes = ['width', 'height'].map((side) => attribute(side, get(side))).join('')
      const img = `<img${attribute('src', src)}${attribute('alt', get('alt') ?? '')}${sizes}>`
      const caption = get('caption')
      return caption === undefined ? inline(img) : block(`<figure>${img}<figcaption>${caption}</figcaption></figure>`)
    },
  },
  {
    write(get, tag) {
      const href = get('href', 'to')
      if (href === undefined) return undefined
      const title = get('title', 'label', 'text')
      const text = get('description')
      if (title === undefined && text === undefined) return tag.isSelfClosing ? undefined : inline(...anchor(href))
      const head = `<p>${link(href, title ?? href)}</p>`
      return block(text === undefined ? head : `${head}<p>${text}</p>`)
    },
  },
  {
    write(get, tag) {
      const caption = get('caption')
      if (caption === undefined || tag.isSelfClosing) return undefined
      return block('<figure>', `<figcaption>${caption}</figcaption></figure>`)
    },
  },
  {
    write(get) {
      const title = get('title', 'label', 'heading', 'header', 'summary', 'name', 'path', 'query', 'caption')
      return title === undefined ? undefined : block(strong(title))
    },
  },
  {
    name: /^(?:table|t(?:head|body|foot|r|h|d)|details|summary|fig(?:ure|caption)|blockquote|[uod]l|li|d[td]|h[1-6]|p|kbd|su[bp]|[bh]r)$/i,
    write: (get, tag, name) => asHtml({ ...tag, name: name.toLowerCase() }, get),
  },
]

const block = (open: string, close = ''): Written => ({ open, close, isBlock: true })
const inline = (open: string, close = ''): Written => ({ open, close })
const strong = (html: string) => `<p><strong>${html}</strong></p>`
const anchor = (href: string): [string, string] => [`<a${attribute('href', href)}>`, '</a>']
const link = (href: string, html: string) => anchor(href).join(html)
const attribute = (name: string, html: string | undefined) => (html === undefined ? '' : ` ${name}="${html}"`)

function player(address: string): Component['write'] {
  return (get) => {
    const id = get('id', 'videoId', 'youTubeId', 'tweetId')
    return id === undefined ? undefined : block(`<p>${link(address + id, get('title') ?? address + id)}</p>`)
  }
}

/** The elements of HTML that have no end tag, and those that stand in a line of text. */
const voids = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))
const phrasing = new Set(
  'a abbr b bdi bdo br cite code data del dfn em i img input ins kbd label mark q s samp small span strong sub sup time u var wbr'.split(
    ' ',
  ),
)

/** Whether a name is that of an element which stands in a line of text. */
export const isPhrasing = (name: string) => phrasing.has(name)

const htmlNames = new Map([
  ['className', 'class'],
  ['htmlFor', 'for'],
])

/** A start tag as HTML. `label` is what stands for a title that it does not have. */
export function writeTag(tag: Tag, imports: Imports, label: string | undefined): Written {
  const textOf = (name: string) => {
    const value = tag.attributes.get(name)
    if (!value || 'html' in value) return value?.html
    const literal = literalOf(value.expression, imports)
    return literal === undefined ? undefined : escapeHtml(literal)
  }
  const get: Get = (...names) =>
    names.map(textOf).find(Boolean) ?? (names.includes('title') && label !== undefined ? escapeHtml(label) : undefined)
  if (/^[a-z][a-z\d-]*$/.test(tag.name)) return asHtml(tag, textOf)
  const name = tag.name.slice(tag.name.lastIndexOf('.') + 1)
  const items = tag.attributes.get('items')
  const labels = items && 'expression' in items ? listOf(items.expression) : undefined
  for (const { name: pattern, write } of components) {
    const written = !pattern || pattern.test(name) ? write(get, tag, name) : undefined
    if (written) return { ...written, ...(labels && { labels }) }
  }
  return { ...inline(''), ...(labels && { labels }), isUnknown: tag.name !== '' }
}

function asHtml(tag: Tag, textOf: (name: string) => string | undefined): Written {
  const names = [...tag.attributes.keys()].filter((name) => name !== 'style')
  const attributes = names.map((name) => attribute(htmlNames.get(name) ?? name, textOf(name))).join('')
  const isVoid = voids.has(tag.name)
  return { ...inline(`<${tag.name}${attributes}>`, isVoid ? '' : `</${tag.name}>`), isVoid }
}
