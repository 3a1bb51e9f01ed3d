/** The encoding that a page declares about itself. */

/** What a page says its encoding is. */
export interface Declaration {
  label: string
  /** The tag that says so, to find its place in the decoded text. */
  tag: string
}

/**
 * Finds the first declaration: `<?xml encoding>` at the start, `<meta charset>`, or `<meta http-equiv=content-type>`.
 *
 * The prescan of HTML (section 13.2.3.2) with two differences, both what browsers do in the end: it reads on to
 * 16,384 bytes, for a declaration behind the first 1,024 makes a browser decode anew, and it knows XHTML's own form.
 * Comments do not count. (html-encoding-sniffer 6 throws on `<meta content="the charset">`.)
 */
export function findDeclaration(bytes: Uint8Array): Declaration | undefined {
  const head = Buffer.from(bytes.subarray(0, 16_384)).toString('latin1').replace(comments, '')
  const xml = xmlDeclaration.exec(head)
  if (xml?.[1]) return { label: xml[1], tag: xml[0] }
  for (const [tag, inside = ''] of head.matchAll(metaTags)) {
    const label = labelOf(inside)
    if (label) return { label, tag }
  }
  return undefined
}

const comments = /<!--[\s\S]*?(?:-->|$)/g
const xmlDeclaration = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["'][^>]*>/
const metaTags = /<meta[\s/]([^<>]*)>/gi
const attributes = /([^\s"'>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g
const charsetInContent = /charset\s*=\s*["']?\s*([^\s"';]+)/i

function labelOf(inside: string): string | undefined {
  const values = new Map<string, string>()
  for (const [, name = '', double, single, bare] of inside.matchAll(attributes)) {
    const key = name.toLowerCase()
    if (!values.has(key)) values.set(key, double ?? single ?? bare ?? '')
  }
  const charset = values.get('charset')?.trim()
  if (charset) return charset
  if (values.get('http-equiv')?.toLowerCase() !== 'content-type') return undefined
  return charsetInContent.exec(values.get('content') ?? '')?.[1]
}
