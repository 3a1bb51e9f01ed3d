/** HTML written as templates in which every value is escaped. */

declare const safe: unique symbol
/** HTML that only `html` and `raw` make. */
export type Markup = { readonly text: string; readonly [safe]: true }

type Value = string | number | Markup | Markup[] | undefined | false

/** Puts values into HTML: texts and quoted attributes are escaped as `toHtml` does, lists are joined, what is not there is nothing. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Markup {
  let text = parts[0] ?? ''
  for (const [place, value] of values.entries()) {
    const isQuoted = parts[place]?.endsWith('"') === true
    text += textOf(value, isQuoted) + (parts[place + 1] ?? '')
  }
  return raw(text)
}

/** Takes a text as HTML. For texts of this program only. */
export function raw(text: string): Markup {
  // What `Markup` stands for is made here.
  return { text } as Markup
}

export function joinMarkup(parts: Markup[], between: string): string {
  return parts.map(({ text }) => text).join(between)
}

function textOf(value: Value, isQuoted: boolean): string {
  if (value === undefined || value === false) return ''
  if (typeof value === 'string') return escapeText(value, isQuoted)
  if (typeof value === 'number') return String(value)
  return Array.isArray(value) ? joinMarkup(value, '') : value.text
}

function escapeText(text: string, isQuoted: boolean): string {
  if (!delicate.test(text)) return text
  return text.replace(isQuoted ? delicateQuoted : delicateShown, (sign) => references[sign] ?? sign)
}

const delicate = /[&<"'`]/
const delicateShown = /[&<]/g
const delicateQuoted = /[&"'`]/g
const references: Record<string, string> = { '&': '&amp;', '<': '&lt;', '"': '&quot;', "'": '&#x27;', '`': '&#x60;' }
