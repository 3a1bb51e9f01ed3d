/** Scripts that authors put into blocks of code without escaping them: a parser would let them swallow the page. */

/** Stands for `<`. A noncharacter, which no text holds (Unicode, 23.7); as long as what it stands for, so offsets stay. */
const mask = '\ufdd0'

const preBlock = /<pre\b[\s\S]*?(?:<\/pre\b|$)/gi
const scriptStart = /<(?=(?:script|style|textarea|title|xmp|iframe|noembed|noframes|plaintext)\b)/gi

/** The source with the tags masked that, in a block of code, turn all that follows into their text. */
export function maskScripts(source: string): string {
  return source.replace(preBlock, (block) => block.replace(scriptStart, mask))
}

/** Text as it was before it was masked. */
export function unmask(text: string): string {
  return text.replaceAll(mask, '<')
}
