/** Lines that belong to the site round an article: categories, menus; what a title and a sentence look like. */

import { countWords } from '../../extract/count-words.ts'

/** Words that menus and skip links are made of; a line of nothing else is no part of an article. */
const menuWords = new Set(
  'skip to content, skip to main content, skip to navigation, home, menu, search, about, about us, contact, blog, login, log in, sign in, subscribe, toggle navigation, primary menu, close, share'.split(
    ', ',
  ),
)

/** The names of a line such as `Backend | Engineering`: one at least, between bars. */
export function namesOf(text: string): string[] | undefined {
  if (text.length > maxNamesLength || !text.includes('|') || isRow(text) || pipeline.test(text)) return undefined
  const parts = text.split(bars)
  const names = parts.map((part) => part.trim()).filter(Boolean)
  if (parts.length < 2 || !names.length || names.some((name) => name.length > 60)) return undefined
  return names
}

const maxNamesLength = 400
/** Options, variables and strings between bars are commands, not names. */
const pipeline = /\s--?[a-z]|[$;={}<>"`]/i
const bars = /(?:^|\s)\|(?=\s|$)/

/** Whether a line is a row of a table, whose cells tabs part. */
export function isRow(text: string): boolean {
  return text.includes('\t')
}

/** Whether a line is no part of any article: bars without names, menu words, arrows between crumbs, notices of cookies. */
export function isChrome(text: string): boolean {
  if (onlySigns.test(text) || (text.length <= longestNotice && cookieNotice.test(text))) return true
  return text.length <= 40 && menuWords.has(text.toLowerCase().replaceAll('_', ' '))
}

/** A page asks before all else whether it may keep something in the reader's browser. */
const cookieNotice =
  /(?<!\p{L})(?:us(?:es?|ing)|verwende[nt]|nutz(?:en|t)|utilis\p{L}+|usa(?:mos)?|utiliz\p{L}+|использу\p{L}+)\s+(?:\p{L}+\s+){0,3}cookies?(?!\p{L})/iu
const longestNotice = 200

/** Whether a line is the label over an advertisement. */
export function isAdvertLabel(text: string): boolean {
  return advertLabel.test(text)
}

const advertLabel =
  /^(?:advertisements?|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|advertentie|annons|annonse|annonce|reklama?|реклама|広告|广告|廣告|광고|إعلان|פרסומת)$/iu

const onlySigns = /^[\s|»«›‹·•>\-–—/\\[\]()*_=]+$/

/** Whether a line could be a title: it is short and does not end like a sentence. */
export function isTitleLike(text: string): boolean {
  return text.length > 0 && text.length <= maxTitleLength && !(endsSentence(text) && text.length > shortSentence)
}

/** Whether a line ends as sentences end, also with the number of a footnote. An ellipsis, a question or a call may end a title. */
export function endsSentence(text: string): boolean {
  return sentenceEnd.test(text)
}

/** Whether a text is a sentence, and not a heading, a label or an item that ends like one. */
export function isSentence(text: string): boolean {
  return endsSentence(text) && countWords(text) >= sentenceWords
}

const sentenceWords = 8
const maxTitleLength = 250
/** Characters; a title such as `Node.js vs. Deno Inc.` may end in a full stop, a paragraph is longer. */
const shortSentence = 60
const sentenceEnd = /(?:(?:[^.][.]|[。।؛۔;,:])["'”’»)]?(?:\[\d{1,3}\])?|\p{Ll}{2}[.]\d{1,2})$/u
