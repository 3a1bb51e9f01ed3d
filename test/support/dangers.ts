/**
 * What a finished page may hold, said a second time: this list shares nothing with `src/clean/policy.ts`, so that
 * widening the one shows against the other.
 */

import { type DefaultTreeAdapterTypes, parse } from 'parse5'

type Element = DefaultTreeAdapterTypes.Element
type ChildNode = DefaultTreeAdapterTypes.ChildNode

const set = (words: string) => new Set(words.split(' '))

const inHead = set('head meta title style link')
const inBody = set(
  'html body main article header nav footer section div p h1 h2 h3 h4 h5 h6 hr br blockquote pre address ul ol li dl dt dd ' +
    'figure figcaption img table caption colgroup col thead tbody tfoot tr th td a em strong b i u s del ins sub sup mark ' +
    'small abbr cite q dfn code kbd samp var time bdi bdo ruby rt rp wbr details summary span',
)
/** Those of them that only the page itself may use. */
const wrappers = set('html body main article header nav footer section div span')
const attributes = set(
  'id class lang dir title href hreflang rel src alt width height loading start reversed type value colspan rowspan headers ' +
    'scope abbr span cite datetime open role tabindex aria-label aria-hidden align charset name content http-equiv property',
)
const urls = set('href src cite')
/** Metas by the name or the header that they stand for. */
const metas = set('content-security-policy viewport color-scheme description author robots og:image')
const links = set('canonical stylesheet')

const namespace = 'http://www.w3.org/1999/xhtml'
const safeUrl = /^(?:https?:|mailto:|tel:|data:image\/(?:png|jpeg|gif|webp|avif);base64,)/

/** Whether an element may stand in the body of a page at all. */
export const mayStand = (name: string) => inBody.has(name) && !wrappers.has(name)

/** Names what stands in the page that must not; nothing if the page is safe. Reads it as a browser without script does. */
export function dangersOf(page: string): string[] {
  const found: string[] = []
  const policies: string[] = []
  let styles = 0
  const open: { node: ChildNode; body: boolean; content: boolean }[] = parse(page, {
    scriptingEnabled: false,
  }).childNodes.map((node) => ({ node, body: false, content: false }))
  for (let step = open.pop(); step; step = open.pop()) {
    const { node } = step
    if (node.nodeName === '#comment') found.push('a comment')
    if (!('tagName' in node)) continue
    const name = node.tagName
    const body = step.body || name === 'body'
    if (node.namespaceURI !== namespace) found.push(`<${name}> of ${node.namespaceURI}`)
    if (!(body || name === 'html' ? inBody : inHead).has(name)) found.push(`<${name}> in ${body ? 'body' : 'head'}`)
    if (name === 'style') styles++
    for (const { name: attribute, value } of node.attrs) {
      if (!attributes.has(attribute) && !attribute.startsWith('data-')) found.push(`${attribute} on <${name}>`)
      if (urls.has(attribute) && !isSafe(value)) found.push(`${attribute}="${value}"`)
      if (attribute === 'id' && !value.startsWith('user-content-')) found.push(`id="${value}"`)
      if (attribute === 'name' && name !== 'meta') found.push(`name="${value}"`)
      if (attribute === 'class' && step.content && !contentClass.test(value)) found.push(`class="${value}" in the body`)
    }
    if (name === 'meta') {
      const what = ['http-equiv', 'name', 'property']
        .map((key) => attributeOf(node, key))
        .find((value) => value !== undefined)
      if (what !== undefined && !metas.has(what.toLowerCase())) found.push(`<meta> ${what}`)
      if (what === 'og:image' && !isSafe(attributeOf(node, 'content') ?? ''))
        found.push(`<meta> ${attributeOf(node, 'content')}`)
      if (what?.toLowerCase() === 'content-security-policy') policies.push(attributeOf(node, 'content') ?? '')
    }
    if (name === 'link' && !links.has(attributeOf(node, 'rel') ?? '')) found.push(`<link> ${attributeOf(node, 'rel')}`)
    const content = step.content || attributeOf(node, 'data-part') === 'body'
    for (const child of node.childNodes) open.push({ node: child, body, content })
  }
  if (styles !== 1) found.push(`${styles} stylesheets`)
  if (policies.length !== 1 || !strictPolicy.test(policies[0] ?? '')) found.push(`policy ${policies.join(' | ')}`)
  return found
}

const contentClass = /^(?:language-[\w+#.-]+|gallery|scroll)$/
const strictPolicy =
  /^default-src 'none'; img-src 'self' https: data:; style-src 'self' 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'$/

/** As a browser reads it on an https page; what is no URL leads nowhere. */
function isSafe(value: string): boolean {
  return !URL.canParse(value, 'https://page.example/') || safeUrl.test(new URL(value, 'https://page.example/').href)
}

const attributeOf = ({ attrs }: Element, wanted: string) => attrs.find(({ name }) => name === wanted)?.value
