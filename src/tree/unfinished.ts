/** Where a piece of HTML ends inside of a tag or a comment, which would swallow what follows. */

/**
 * The offset of the tag, comment or declaration that a piece of HTML begins and does not end. What the content of
 * `<script>` and the like would be is taken as HTML too. Linear.
 */
export function findUnfinished(html: string): number | undefined {
  for (let at = html.indexOf('<'); at !== -1; ) {
    const end = endOfMarkup(html, at)
    if (end === undefined) return at
    at = html.indexOf('<', end)
  }
  return undefined
}

/** Where what a `<` begins has ended: the offset after it; that of the next character if it begins nothing. */
function endOfMarkup(html: string, start: number): number | undefined {
  for (const [opening, findEnd] of markup) {
    opening.lastIndex = start
    if (opening.test(html)) return findEnd(html, opening.lastIndex)
  }
  return start + 1
}

/** What a `<` may begin, and how it ends (HTML, "Tokenization"). Sticky expressions are set to where they are to match. */
const markup: [RegExp, (html: string, from: number) => number | undefined][] = [
  [/<!---?>/y, (_, from) => from],
  [/<!--/y, (html, from) => endOf(/--!?>/g, html, from)],
  [/<\/?[a-z][^\t\n\f\r />]*/iy, endOfTag],
  [/<[!?/]/y, (html, from) => endOf(/>/g, html, from)],
]

function endOf(closing: RegExp, html: string, from: number): number | undefined {
  closing.lastIndex = from
  return closing.test(html) ? closing.lastIndex : undefined
}

function endOfTag(html: string, from: number): number | undefined {
  let at = from
  for (;;) {
    at = match(/[\t\n\f\r /]*/y, html, at) ?? at
    if (at >= html.length) return undefined
    if (html[at] === '>') return at + 1
    at = match(/=?[^\t\n\f\r />=]*/y, html, at) ?? at
    const value = match(/[\t\n\f\r ]*=[\t\n\f\r ]*/y, html, at)
    if (value === undefined) continue
    const afterValue = match(/"[^"]*"|'[^']*'|(?!["'])[^\t\n\f\r >]*/y, html, value)
    if (afterValue === undefined) return undefined
    at = afterValue
  }
}

function match(pattern: RegExp, html: string, at: number): number | undefined {
  pattern.lastIndex = at
  return pattern.test(html) ? pattern.lastIndex : undefined
}
