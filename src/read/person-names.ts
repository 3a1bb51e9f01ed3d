/** Names of persons and groups out of what a page says of its authors: "By Ann Example, MD and Bob Sample | 3 May". */

import { lettersOf } from '../tree/letters.ts'

/** "By" in the languages of WordPress' own translations; only at the beginning and before a name. */
const byWords = [
  '(?:(?:written|posted|published|created|contributed|authored|submitted|story|words|text|article|post) )?by',
  '(?:(?:beitrag|artikel|kommentar|text|foto|geschrieben|verfasst|veröffentlicht|erstellt) )?von',
  '(?:(?:écrit|rédigé|publié|posté|proposé) )?par|(?:(?:escrito|publicado|redactado|enviado|postado) )?por|(?:(?:scritto|pubblicato|postato) )?da',
  'di|de la|(?:(?:geschreven|geplaatst) )?door|(?:(?:skriven|skrivet|publicerad) )?av|(?:skrevet )?a[fv]|от|(?:napisane )?przez|yazan',
]
const labels = 'authors?|contributors?|writers?|words|auteurs?|autor(?:es)?|автор(?:ы)?|tekst|作者|著者|文'
const byWord = new RegExp(
  String.raw`^(?:(?:${byWords.join('|')})(?:\s*[:：]\s*|\s+)(?=\S)|(?:${labels})\s*[:：]\s*(?=\S)|[:：|•·–—-]\s+)`,
  'iu',
)

/** What ends the names in a part of a line: a bracket, a number, what others did for the text. */
const end =
  /[([@]|(?:^|\s)\d|\s(?:(?:last )?updated|published|posted|modified|(?:medically |expert )?reviewed|edited|fact[- ]checked|photo\w*|illustrat\w+|translated|min(?:ute)?s? read)\b/iu
/** What is left of a date behind two names, where the end was its day. */
const lastMonth =
  /(?<=\S\s+\S+)\s+(?:jan(?:uary)?|feb(?:ruary)?|march|july|sept(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s*$/i
/** Small words that go on to something else; with a capital letter they are parts of names. */
const goesOn = /\s(?:on|in|for|at|from|with|under|am|um|le|el|em|via|is|was|ist)(?:\s|$)/u

/** What parts the names from what stands beside them in a line. */
const bar = /\s[–—-]+\s|[|•·⋅∙●›»→\n\t✉]/u
/** What parts the names; before a single word, `&` is part of a name: "Example & Co". */
const between =
  /\s*[,;、，]\s*(?:(?:and|und|et)\s+)?|\s*&\s*(?=\S+\s+[^\s,;&])|\s+(?:and|und|et|y|e|en|och|og|и|及|和)\s+/iu

/** Letters after a name: degrees and memberships. They stay with the name. */
const honour =
  /^(?:[A-Z]{2,6}(?:-[A-Z]{1,4})*|[A-Z]{1,4}[a-z]{1,3}[A-Z]{1,3}|(?:[A-Z][a-z]?\.\s?){1,4}[A-Z]?|Jr\.?|Sr\.?|Esq\.?|Psy\.?D\.?|Pharm\.?D\.?)[®™]?$/u

/** Who people write for, in capital letters as if they were degrees. */
const employers = new Set(
  'ABC AFP ANI AP BBC CBC CBS CNBC CNET CNN DPA ESPN FOX IANS IGN ITV MSNBC NASA NBC NPR PBS PTI TASS TODAY UPI USA VOA WSJ ZDNET'.split(
    ' ',
  ),
)

/** What people are, as it stands after their names. */
const role =
  /(?<!\p{L})(?:founder|co-?founder|writer|author|editor|editors|expert|columnist|journalist|reporter|correspondent|contributor|ceo|cto|cmo|coo|president|professor|director|manager|analyst|specialist|strategist|head|lead|engineer|developer|designer|consultant|coach|attorney|lawyer|partner|student|scientist|researcher|producer|photographer|critic|marketer|blogger|owner|advisor|associate|representative|officer|chief|fellow|redakteur(?:in)?|autor(?:in)?|redactora?|periodista|rédact(?:eur|rice)|journaliste|giornalista)(?!\p{L})/iu
/** What they do that for; in front of what they are. */
const beat =
  'arts|assistant|associate|business|chief|city|contributing|crime|culture|defen[cs]e|deputy|digital|diplomatic|economics|education|entertainment|environment|features|fashion|financial|food|foreign|health|investigative|legal|managing|medical|military|music|national|news|online|politics|political|religion|science|senior|special|sports?|staff|tech|technology|transport|travel|web|world'
const lastRole = new RegExp(String.raw`(?:\s+(?:${beat}))*\s+${role.source}$`, 'iu')

/** Words that groups are called by. */
const groupWord =
  /(?<!\p{L})(?:the|team|staff|editors?|editorial|desk|news|newsroom|media|magazine|press|university|institute|college|school|association|society|foundation|group|company|network|agency|department|office|centers?|centre|blog|inc|llc|ltd|gmbh|corp|pc|redaktion|redacción|rédaction|redazione|redação)(?!\p{L})|\.(?:com|org|net|io|co)\b/iu

/** Words that no name holds, neither of a person nor of a group: labels, links and calls that stand beside names. */
const noNames = new Set(
  `posted published updated written undefined null admin administrator author authors bio checked competing by
   read reading view views comment comments share follow subscribe contact log login sign click start started get learn
   guide guides how what why when tips free all more others our your my this about today here hi hello download
   post posts article articles content image photo home menu search select skip next previous policy category http https
   www bluesky facebook instagram linkedin mastodon pinterest reddit telegram tiktok twitter whatsapp youtube
   beiträge zurück favoriten dieses has have print rss feed topic topics bookmark bookmarks startseite app`.split(
    /\s+/,
  ),
)

/** Particles of family names that are written small. */
const particle =
  /^(?:de|da|do|dos|das|del|della|di|du|la|le|el|al|bin|ibn|ben|van|von|vom|den|der|ten|ter|af|av|y|e|i|mc|st\.?|o)$/u
const capital = /^[\p{Lu}\p{Lt}\p{Lo}'’‘“"]/u
const cased = /[\p{Lu}\p{Ll}]/u

const mostWords = 5
const longestName = 60

/** Longer texts are prose. */
const longestText = 300

/** The names in a text, without "By", roles, dates and all that may stand round them; persons alone, if there are some. */
export function readNames(text: string): string[] {
  let groups: string[] = []
  for (const part of text.slice(0, longestText).replace(aside, ' ').replace(mail, '|').replace(date, '|').split(bar)) {
    const names = namesOf(part)
    const persons = names.filter(isPerson)
    if (persons.length > 0) return persons
    if (groups.length === 0) groups = names
  }
  return groups
}

/** A date in words or numbers, which parts names as a bar does. */
const date =
  /(?<!\p{L})(?:(?:mon|tue|wed|thu|fri|sat|sun)\p{L}{0,6}[.,]*\s+)?(?:\p{L}{3,9}\.?\s\d{1,2}(?:st|nd|rd|th)?,?\s+\d{4}|\d{1,2}(?:st|nd|rd|th)?\.?\s+\p{L}{3,9}\.?,?\s+\d{4}|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4})(?!\d)/giu

/** An address of mail, behind the first letters of which a name would go on. */
const mail = /[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}/g

const aside = /\([^()]{0,80}\)/gu

function namesOf(text: string): string[] {
  const names: string[] = []
  for (const part of headOf(text).split(between)) {
    const name = once(withoutRole(part.replace(/^[\s"“*-]+|(?<![.,:;*\s"”])[.,:;*\s"”]+$/gu, '')))
    const last = names.at(-1)
    if (!name) continue
    if (
      last !== undefined &&
      part
        .trim()
        .split(' ')
        .every((word) => honour.test(word) && !employers.has(word))
    ) {
      names[names.length - 1] = `${last}, ${part.trim()}`
    } else if (isNameLike(name) && (last === undefined || capital.test(name))) names.push(name)
    else if (last !== undefined) break
  }
  return names
}

/** A part of a line without what stands before and after the names. */
function headOf(text: string): string {
  let part = text.replace(/[\s\u00a0\u200b]+/gu, ' ').trim()
  for (let by = byWord.exec(part); by; by = byWord.exec(part)) part = part.slice(by[0].length)
  return before(before(part, end), goesOn).replace(lastMonth, '')
}

/** A name that stands twice, in the link and in the picture beside it, once. */
function once(name: string): string {
  const half = name.slice(0, name.length >> 1).trimEnd()
  return half.length > 2 && name === `${half} ${half}` ? half : name
}

function before(text: string, pattern: RegExp): string {
  const at = text.search(pattern)
  return at < 0 ? text : text.slice(0, at)
}

function withoutRole(name: string): string {
  const bare = name.replace(lastRole, '')
  return bare.includes(' ') ? bare : name
}

function isNameLike(name: string): boolean {
  if (name.length < 2 || name.length > longestName || /[<>{}[\]=_/\\?!#:]/.test(name)) return false
  if (name.split(/[^\p{L}\p{N}_]+/u).some((word) => noNames.has(word.toLowerCase()))) return false
  const words = name.split(' ')
  return words.length <= mostWords + 1 && (capital.test(name) || words.length === 1)
}

/** Whether a name may be that of a person: two words or more, each with a capital letter or a particle, none of a group. */
export function isPerson(name: string): boolean {
  const [bare = ''] = name.split(',')
  const words = bare.split(' ')
  if (!cased.test(bare)) return bare.length >= 2 && bare.length <= 20
  if (words.length < 2 || words.length > mostWords || groupWord.test(bare) || role.test(bare)) return false
  if (!twoLetters.test(bare)) return false
  return words.every((word) => capital.test(word) || particle.test(word)) && capital.test(words.at(-1) ?? '')
}

/** Of initials alone is made the sign of software, such as LaTeX. */
const twoLetters = /\p{L}{2}/u

/** Names that software or a site gives where no person is named. */
const nobody =
  /^(?:admin|administrator|author|name|written by|editor|undefined|null|none|unknown|anonymous|guest|staff|user|website|web ?master|super ?user|site ?admin|root|default|contributor|by|mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$/i
const userName = /^[a-z\d._@-]+$/

/** Whether what a page calls an author may be a person or a named group, and not the site or an account. */
export function isSomebody(name: string, siteName: string | undefined): boolean {
  if (nobody.test(name) || userName.test(name)) return false
  return siteName === undefined || lettersOf(name) !== lettersOf(siteName)
}

/** What a template left where its value was missing: `page.author.name`. */
const unfilled = /^(?:page|post|article|author|user|site|entry|item|data)(?:\.[a-z_]+)+$/

/** Whether a name tells nothing at all. */
export const isNobody = (name: string): boolean => nobody.test(name) || unfilled.test(name)

/** What stands before the name of an author, and what may stand before that: patterns of words. */
export const authorWords =
  'by|von|par|por|di|door|av|af|автор|autor|tekst|przez|yazan|words by|story by|authors?|contributors?'
export const madeWords =
  'written|posted|published|created|contributed|authored|geschrieben|verfasst|escrito|publicado|écrit|scritto'
const byName = new RegExp(
  String.raw`(?:^|[|•·–—-]\s|\d{4},?\s|\bwas )\s*(?:(?:${madeWords})\s+)?(?:${authorWords})(?:\s*:\s*|\s+)(\S.{1,140})`,
  'iu',
)
const byAlone = new RegExp(String.raw`^(?:(?:article|${madeWords})\s+)?(?:${authorWords})\s*:?$`, 'iu')

/** The names of a line "By Ann Example", or of the line `next` below a line "Written by". */
export function namesSaid(text: string, next?: () => string): string[] {
  if (byAlone.test(text)) return next ? readNames(next()) : []
  const match = byName.exec(text)
  return match?.[1] ? readNames(match[1]) : []
}
