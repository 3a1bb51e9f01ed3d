/** Shortcodes: `[name attribute="value"]content[/name]`. */

export interface Shortcode {
  name: string
  /** Named ones by name, others by number; in order. */
  attributes: Map<string, string>
  /** What stands between the tags; `''` for a tag that stands alone. */
  content: string
  /** Whether nothing else stands on its lines. */
  isAlone: boolean
  /** Whether it stands in a `code` element of the content. */
  isInCode: boolean
}

/** Gives the HTML of a shortcode; `undefined` for one that is left as it is. */
export type RunShortcode = (shortcode: Shortcode) => string | undefined

/**
 * Puts HTML in the place of the shortcodes named: wp-includes/shortcodes.php, do_shortcode(). Those in comments are left;
 * those in tags count in the values of attributes, and what they give is escaped for them. `[[name]]` is text.
 */
export function runShortcodes(content: string, names: Iterable<string>, run: RunShortcode): string {
  if (!content.includes('[')) return content
  const known = new Set(names)
  const hidden = content.replace(tags, (tag) => {
    if (!tag.includes('[')) return tag
    if (tag.startsWith('<!--')) return hide(tag)
    const quoted = tag.replace(
      quotedValues,
      (value) =>
        `${value.charAt(0)}${replaceAll(value.slice(1, -1), known, (code) => run(code)?.replaceAll('"', '&quot;'))}${value.charAt(0)}`,
    )
    return hide(quoted)
  })
  return show(replaceAll(hidden, known, run))
}

/** The attributes of a shortcode: wp-includes/shortcodes.php, shortcode_parse_atts(). */
export function shortcodeAttributes(text: string): Map<string, string> {
  const attributes = new Map<string, string>()
  let position = 0
  for (const match of text.replace(/[\u00a0\u200b]/g, ' ').matchAll(attributePattern)) {
    const name = match[1] ?? match[3] ?? match[5]
    const value = unslash(match[2] ?? match[4] ?? match[6] ?? match[7] ?? match[8] ?? match[9] ?? '')
    attributes.set(name === undefined ? String(position++) : name.toLowerCase(), isWhole(value) ? value : '')
  }
  return attributes
}

const attributePattern =
  /([\w-]+)\s*=\s*"([^"]*)"(?:\s|$)|([\w-]+)\s*=\s*'([^']*)'(?:\s|$)|([\w-]+)\s*=\s*([^\s'"]+)(?:\s|$)|"([^"]*)"(?:\s|$)|'([^']*)'(?:\s|$)|(\S+)(?:\s|$)/g

/** Whether every tag in a value is closed. */
function isWhole(value: string): boolean {
  return !value.includes('<') || value.lastIndexOf('>') > value.lastIndexOf('<')
}

/** PHP's stripcslashes(), for the escapes that people write. */
function unslash(value: string): string {
  return value.replace(/\\(n|t|r|[\s\S])/g, (_, character: string) => escapes[character] ?? character)
}

const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r' }

const tags = /<!(?=--)[\s\S]*?(?:-->|$)|<\/?[a-z][^<>]*>/gi
const quotedValues = /"[^"]*"|'[^']*'/g

//               [[    name
const opening = /\[(\[?)([^<>&/[\]\0-\x20=]+)(?![\w-])/g
//           attributes           /   ]
const rest = /([^\]/]*(?:\/(?!\])[^\]/]*)*)(?:(\/)\]|\])/y

function replaceAll(text: string, known: Set<string>, run: RunShortcode): string {
  const out: string[] = []
  const unclosed = new Set<string>()
  let done = 0
  for (const match of openings(text, known)) {
    if (match.index < done) continue
    const { name, attributes, isSelfClosing, after } = match
    const closer = `[/${name}]`
    const close = isSelfClosing || unclosed.has(name) ? -1 : text.indexOf(closer, after)
    if (close < 0 && !isSelfClosing) unclosed.add(name)
    const end = close < 0 ? after : close + closer.length
    const isEscaped = match.bracket !== '' && text.charAt(end) === ']'
    const start = match.index + match.bracket.length
    out.push(text.slice(done, start))
    const content = close < 0 ? '' : text.slice(after, close)
    const place = { isAlone: isLine(text, start, end), isInCode: isInCode(text, start) }
    const result = isEscaped ? undefined : run({ name, attributes: shortcodeAttributes(attributes), content, ...place })
    if (isEscaped) out[out.length - 1] = text.slice(done, match.index)
    out.push(result ?? text.slice(start, end))
    done = isEscaped ? end + 1 : end
  }
  return out.join('') + text.slice(done)
}

/** Whether a part of a text has its lines for itself. */
function isLine(text: string, start: number, end: number): boolean {
  while (isSpace.has(text.charAt(start - 1))) start--
  while (isSpace.has(text.charAt(end))) end++
  return isLineEnd.has(text.charAt(start - 1)) && isLineEnd.has(text.charAt(end))
}

function isInCode(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - longestCode), start)
  return before.lastIndexOf('<code') > before.lastIndexOf('</code')
}

/** Characters of a `code` element that are looked at. */
const longestCode = 1_000

const isSpace = new Set([' ', '\t'])
/** No character at all is where the text begins or ends. */
const isLineEnd = new Set(['', '\n', '\r'])

interface Opening {
  index: number
  bracket: string
  name: string
  attributes: string
  isSelfClosing: boolean
  after: number
}

/** The opening tags of known shortcodes. Once no tag ends any more, none is looked for. */
function* openings(text: string, known: Set<string>): Generator<Opening> {
  for (const match of text.matchAll(opening)) {
    const [tag, bracket = '', name = ''] = match
    if (!known.has(name)) continue
    rest.lastIndex = match.index + tag.length
    const ending = rest.exec(text)
    if (!ending) return
    const [, attributes = '', slash] = ending
    yield { index: match.index, bracket, name, attributes, isSelfClosing: slash !== undefined, after: rest.lastIndex }
  }
}

// Noncharacters stand for brackets that begin no shortcode (Unicode, 23.7).
const hide = (tag: string) => tag.replaceAll('[', '\ufdd1').replaceAll(']', '\ufdd2')
const show = (text: string) => text.replaceAll('\ufdd1', '[').replaceAll('\ufdd2', ']')
