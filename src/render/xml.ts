/** Text in XML. */

/** Characters that XML 1.0 does not allow (section 2.2), and the 32 that readers may use for their own ends (Unicode, 23.7). */
const unwritable = /[\0-\x08\x0b\x0c\x0e-\x1f\ufdd0-\ufdef\ufffe\uffff]|\p{Surrogate}/gu

/** How many characters of a text XML cannot hold. */
export function countUnwritable(text: string): number {
  return text.match(unwritable)?.length ?? 0
}

/** A text that XML can hold: `�` stands for every other character. */
export function writable(text: string): string {
  return text.replace(unwritable, '\ufffd')
}

/** The same text of HTML; only half a surrogate pair is lost, which HTML does not have either. */
export function writableHtml(html: string): string {
  return html.replace(unwritable, (character) =>
    /\p{Surrogate}|\0/u.test(character) ? '\ufffd' : `&#${character.charCodeAt(0)};`,
  )
}

/** The same JSON. */
export function writableJson(json: string): string {
  return json.replace(unwritable, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** An element with text, in which every character counts: a parser would turn a bare carriage return into a line feed. */
export function cdata(name: string, text: string): string {
  const safe = text.replaceAll(']]>', ']]]]><![CDATA[>').replaceAll('\r', ']]>&#13;<![CDATA[')
  return `<${name}><![CDATA[${safe}]]></${name}>`
}

/** An element with a short text. */
export function element(name: string, text: string | number): string {
  return `<${name}>${escapeXml(String(text))}</${name}>`
}

/** Text as HTML or XML shows it. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&${entities[character] ?? ''};`)
}

const entities: Record<string, string> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }
