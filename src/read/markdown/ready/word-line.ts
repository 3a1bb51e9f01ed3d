/** How a line begins that can be nothing but words. */

/**
 * A word, or a mark around one: no list, quote, heading, rule, table, definition or HTML begins so. For a line of its
 * own or after the marker of a list item, as the source of a regular expression.
 */
export const wordLine = String.raw`(?:[\p{L}"'(“”‘’«„¿¡[]|!\[|[*_~]{1,2}[\p{L}\p{N}]|\x60(?!\x60)|<https?:\/\/|\\|\d+[^\d.)\n])[^\n]*`
