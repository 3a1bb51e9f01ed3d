/** The words by which sites name the parts of a page, and those that lines beside an article say. One line a kind. */

import { mayHoldOtherLetters } from '../../../tree/letters.ts'
import { hashed, WordTable } from '../../../tree/word-table.ts'

/** Kinds of parts, by the words of `class` and `id`. The order is that of the trained features. */
export const partWords = {
  content: 'content body text copy prose richtext wysiwyg paragraph articlebody maincontent bodytext',
  article: 'article post entry story blog hentry news blogpost',
  main: 'main page primary center single',
  share:
    'share sharing social sharebar addthis facebook twitter whatsapp pinterest linkedin sharedaddy addtoany follow',
  related: `related recommend recommended recommendation recommendations more similar also readmore next prev previous
    popular trending latest outbrain taboola teaser teasers promoted card cards relatedposts yarpp mostread infobox`,
  comments: 'comment comments disqus respond reply replies discussion livefyre commentlist',
  author: 'author byline bio writer contributor authors reporter vcard',
  date: 'date time timestamp published updated dateline datetime pubdate meta postmeta info details',
  navigation: 'nav menu navigation navbar breadcrumb breadcrumbs pagination pager paging toc jump skip crumbs submenu',
  footer: 'footer foot bottom copyright legal colophon disclaimer',
  header: 'header head masthead topbar banner top logo branding',
  advert:
    'ad ads advert advertisement sponsor sponsored promo promotion dfp adsense gpt banner affiliate offer shop buy',
  newsletter: 'newsletter subscribe subscription signup mailchimp email optin cta form paywall donate login register',
  sidebar: 'sidebar widget aside rail secondary widgets complementary panel col3 right left',
  caption: 'caption credit photo image img figure figcaption media picture wp-caption thumbnail source copyrightholder',
  tags: 'tag tags category categories topic topics keyword keywords taxonomy label labels section kicker channel',
  title: 'title headline heading subtitle h1',
  lead: 'lead summary dek intro standfirst abstract excerpt description teasertext lede sub deck',
  hidden: 'hidden hide modal popup overlay cookie cookies gdpr consent tooltip dropdown offscreen invisible sr print',
  gallery: 'gallery carousel slider slide slideshow slides swiper lightbox',
  video: 'video player audio embed iframe youtube podcast',
  quote: 'quote pullquote blockquote pull callout highlight tweet',
  list: 'list item items feed grid row listing archive loop',
} as const

/** Kinds of lines that stand beside the text, by the words they hold, in the languages of the web's most pages. */
export const lineWords = {
  share: `share tweet facebook twitter whatsapp linkedin pinterest reddit instagram tumblr telegram youtube teilen
    compartir compartilhar partager condividi поделиться deel dela udostępnij paylaş シェア 分享 공유`,
  follow: `follow subscribe subscription newsletter sign inbox signup register login abonnieren suscríbete suscribirse
    abonnez inscreva iscriviti подписаться подпишитесь abonneer prenumerera zapisz abone 订阅 구독 登録 rss join donate`,
  more: `more related also recommended read watch see click here next previous continue mehr lesen siehe lire aussi
    leer también leia mais leggi anche читайте также lees ook läs även czytaj więcej 関連 続きを読む 相关 更多 관련 devamı`,
  legal: `copyright rights reserved terms privacy cookie cookies disclaimer permission reproduced republished courtesy
    licensed datenschutz impressum rechte derechos direitos droits права защищены 版权 著作権`,
  credit: `photo photograph image credit getty reuters afp shutterstock picture source via foto bild fotos photos illustration
    courtesy crédit crédits fuente quelle фото источник fonte unsplash`,
  byline: `by author written posted published updated edited reporter correspondent editor staff von par por di автор door
    av przez yazan written views min minutes minute read reading`,
  date: `january february march april may june july august september october november december jan feb mar apr jun jul
    aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday am pm est edt gmt utc pst ago hours
    januar februar märz mai juni juli oktober dezember enero febrero marzo abril mayo junio julio agosto septiembre
    octubre noviembre diciembre janvier février mars avril juin juillet août septembre octobre novembre décembre
    января февраля марта апреля мая июня июля августа сентября октября ноября декабря`,
  comments: `comment comments reply replies responses leave kommentare kommentar commentaires comentarios comentários
    commenti комментарии комментариев reacties 评论 コメント 댓글`,
  tags: `tags tag filed category categories topics tagged under schlagwörter etiquetas mots clés metki теги рубрика 标签`,
  advert: `advertisement advertisements sponsored ad ads anzeige publicidad publicité publicidade pubblicità реклама
    reklama advertentie annons promoted affiliate`,
  page: `print email download menu search home top back loading close skip subscribe toggle play pause video gallery
    slideshow javascript browser enable expand copy link image`,
} as const

/** The bit of a kind of lines. */
export const lineBit = (kind: keyof typeof lineWords) => 1 << Object.keys(lineWords).indexOf(kind)

/** The kinds of parts, in the order of their bits. */
export const partNames = Object.keys(partWords) as (keyof typeof partWords)[] // the keys of the table above

/** The bits of some kinds of parts. */
export function partBits(kinds: (keyof typeof partWords)[]): number {
  return kinds.reduce((bits, kind) => bits | (1 << partNames.indexOf(kind)), 0)
}

const partBitsOf = new WordTable(bitsOf(Object.values(partWords)))
const lineBitsOf = new WordTable(bitsOf(Object.values(lineWords)))

/** The bits of the lists in which words stand: the first list has the lowest. */
function bitsOf(lists: string[]): Map<string, number> {
  const bits = new Map<string, number>()
  lists.forEach((list, index) => {
    for (const word of list.split(/\s+/)) bits.set(word, (bits.get(word) ?? 0) | (1 << index))
  })
  return bits
}

const lineWord = /[\p{L}\p{N}]+/gu

/** Letters and digits of ASCII in lower case; 0 for all other characters, up to the end of General Punctuation. */
const lowOf = new Uint8Array(0x2070)
for (const sign of 'abcdefghijklmnopqrstuvwxyz0123456789') {
  lowOf[sign.charCodeAt(0)] = sign.charCodeAt(0)
  lowOf[sign.toUpperCase().charCodeAt(0)] = sign.charCodeAt(0)
}

/** The kinds of parts that the words of a `class` or `id` name, `articleBody` and `article-body` alike. */
export function partsOf(name: string): number {
  let bits = 0
  let start = 0
  let hash = 0
  /** Small letters of the word that begins at `start`, of which it has one at least. */
  let small = 0
  for (let at = 0; at <= name.length; at++) {
    const code = name.charCodeAt(at)
    if (code >= 0x61 && code <= 0x7a) {
      hash = hashed(hash, code)
      small++
      continue
    }
    if (small > 0) bits |= partBitsOf.at(name, start, at, hash) ?? 0
    const isCapital = code >= 0x41 && code <= 0x5a
    start = isCapital ? at : at + 1
    hash = isCapital ? hashed(0, code | 0x20) : 0
    small = 0
  }
  return bits
}

export interface LineKinds {
  any: number
  first: number
  share: number
}

/** The kinds of lines that the words of a line tell, those its first word tells, and the share of its words that tell some. */
export function lineKindsOf(text: string): LineKinds {
  let any = 0
  let first = 0
  let telling = 0
  let count = 0
  const add = (bits: number) => {
    if (count++ === 0) first = bits
    if (bits) telling++
    any |= bits
  }
  if (mayHoldOtherLetters(text))
    for (const word of text.toLowerCase().match(lineWord) ?? []) add(lineBitsOf.get(word) ?? 0)
  else eachAsciiWord(text, (start, end, hash) => add(lineBitsOf.at(text, start, end, hash) ?? 0))
  return { any, first, share: count ? telling / count : 0 }
}

/** Calls with every run of letters and digits, and the hash of it. */
function eachAsciiWord(text: string, call: (start: number, end: number, hash: number) => void): void {
  let hash = 0
  let start = 0
  for (let at = 0; at <= text.length; at++) {
    const low = at < text.length ? lowOf[text.charCodeAt(at)] : 0
    if (low) {
      hash = hashed(hash, low)
      continue
    }
    if (at > start) call(start, at, hash)
    start = at + 1
    hash = 0
  }
}
