/** Lines that stand in a text and are none of it, by what they say: they lead elsewhere, or mark an advertisement. */

import { tableOf } from '../../../tree/word-table.ts'
import type { Line } from './line.ts'
import { lineBit } from './vocabulary.ts'

const followLine = lineBit('follow')
const advertLine = lineBit('advert')

/** Whether a line is a promotion, an advertisement's mark, a pointer to another article, a notice of cookies or unseen, whatever its chance. */
export const isBesideText = (line: Line): boolean =>
  isPromotion(line) || isAdvert(line) || leadsElsewhere(line) || asksConsent(line) || isUnseen(line)

const linkShare = ({ linkLength, length }: Line) => (length ? linkLength / length : 0)

/** One link to subscribe, sign up or follow. */
const isPromotion = (line: Line) =>
  (line.kinds & followLine) !== 0 && line.kindShare >= 0.4 && line.words <= 10 && linkShare(line) >= 0.9

/** A line that says that an advertisement is here, or that the text goes on below it, and nothing else. */
const isAdvert = ({ kinds, kindShare, words, text }: Line) =>
  words <= longestAdvert && (((kinds & advertLine) !== 0 && kindShare === 1) || goesOn.test(text))
const longestAdvert = 6
const goesOn = /^(?:(?:story|article) continues|continue reading|scroll (?:down )?to continue)\b(?!.*[.?!]$)/i

/**
 * "Read more: Nine kinds of rain". On 1,050 pages with gold text and sites the model had not seen, 46 such lines were in it and 61 were not; most of the
 * former are of few pages, so that leaving them out gains on every set.
 */
const leadsElsewhere = (line: Line) =>
  line.words <= longestPointer &&
  linkShare(line) >= 0.5 &&
  !listed.has(line.region.element.name) &&
  pointer.test(line.text)
const longestPointer = 40
/** A heading leads into the text below it; in lists and tables stands what the text refers to. */
const listed = new Set('h1 h2 h3 h4 h5 h6 li td th dt dd'.split(' '))

const pointers = [
  'related(?: (?:stor(?:y|ies)|articles?|posts?|reading|content|news|videos?|coverage|links?))?',
  "(?:read|see) (?:more|also|next|this)|also (?:read|on|see|watch)|don[’']?t miss|you (?:may|might) (?:also )?like|up next|must[- ]read",
  '(?:lesen|sehen) sie(?: auch| dazu)|(?:lies|siehe|lesen) auch|auch interessant|mehr (?:zum|zu|dazu|über)|zum thema',
  '(?:lea|lee|vea|mir[ea]) (?:también|además|más)|te puede interesar|(?:leia|veja) (?:também|mais)',
  '(?:lire|voir) (?:aussi|également)|[àa] (?:lire|voir)(?: aussi)?\\s*:|leggi anche',
  '(?:lees|läs|l[eæ]s) (?:ook|meer|verder|också|mer|mere|även|også)|(?:czytaj|zobacz|przeczytaj) (?:też|także|również|więcej)|читайте также',
]
const pointer = new RegExp(`^[^\\p{L}\\p{N}]*(?:${pointers.join('|')})(?![\\p{L}\\p{N}])`, 'iu')

/**
 * A few words that a class keeps from view: what a form would say of a mistake, or a label for those who do not see. What
 * is longer may open on a click: on WCXB's pages 16 such lines of 16 words and more are in the gold text.
 */
export const isUnseen = ({ words, region }: Line) => {
  const { class: classes } = region.element.attribs
  return words <= longestUnseen && classes !== undefined && unseen.isIn(classes) && !seenOnWide.test(classes)
}
const longestUnseen = 12
/** Tailwind's `hidden md:block` and Bootstrap's `d-none d-md-block`. */
const seenOnWide = /:|(?:^|\s)d-(?:sm|md|lg|xl|xxl)-/
const unseen = tableOf(
  'hidden hide is-hidden d-none sr-only visually-hidden screen-reader-text element-invisible'.split(' '),
)

/** "We use cookies to improve your visit": a site says so of itself, in the few words that its visitors read. */
const asksConsent = ({ length, text }: Line) => length <= longestNotice && cookie.test(text) && consent.test(text)
/** All notices say it, and to look for it alone costs a tenth. */
const cookie = /cookie/i
/** Characters. */
const longestNotice = 400

const consents = [
  '(?:we|(?:this|our) (?:web ?)?site|[\\w.]{1,40}\\.(?:com|org|net)) uses? (?:\\w+ ){0,2}cookies|accept (?:all|our|the) cookies|(?:our|use of) cookies\\.? if you continue',
  '(?:wir|diese (?:web)?seite|unsere (?:web)?seite) (?:verwende[nt]|nutz(?:en|t)|benutz(?:en|t)) cookies',
  '(?:nous utilisons|ce site utilise) des cookies|(?:utilizamos|este sitio(?: web)? (?:utiliza|usa)|este site (?:utiliza|usa)|usamos) cookies',
  '(?:utilizziamo|questo sito (?:utilizza|usa)) (?:i )?cookie|(?:wij|we) gebruiken cookies|deze (?:web)?site gebruikt cookies|vi använder cookies|vi bruger cookies',
]
const consent = new RegExp(`(?<!\\p{L})(?:${consents.join('|')})(?!\\p{L})`, 'iu')
