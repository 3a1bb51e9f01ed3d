/** Bare URLs: the parser looks for them at every letter, which costs 40 % of the time of prose (bench/markdown.js). */

/** Whether a bare URL or mail address may stand in Markdown, outside of links. */
export function mayHoldBareUrl(source: string): boolean {
  return bare.test(source) && bare.test(source.replace(autolink, '').replace(inlineLink, '$1$2'))
}

const bare = /www\.|https?:\/\/|@/i
const autolink = /(?<!\\)<https?:\/\/[^\s<>]*>/gi

//                  not escaped  [text]                   (URL                          "title")
const inlineLink = /(?<!\\)\[([^[\]\\`<\n]*)\]\(https?:\/\/[^\s()<>\\@]*(?: "([^"\\\n]*)")?\)/gi
