/** The languages in which PostgreSQL knows the stems of words. */

/** Its names of them, by the language of a BCP 47 tag. */
const names: Record<string, string> = {
  ar: 'arabic',
  ca: 'catalan',
  da: 'danish',
  de: 'german',
  el: 'greek',
  en: 'english',
  es: 'spanish',
  et: 'estonian', // from 18 on
  eu: 'basque',
  fi: 'finnish',
  fr: 'french',
  ga: 'irish',
  hi: 'hindi',
  hu: 'hungarian',
  hy: 'armenian',
  id: 'indonesian',
  it: 'italian',
  lt: 'lithuanian',
  nb: 'norwegian',
  ne: 'nepali',
  nl: 'dutch',
  nn: 'norwegian',
  no: 'norwegian',
  pt: 'portuguese',
  ro: 'romanian',
  ru: 'russian',
  sr: 'serbian',
  sv: 'swedish',
  ta: 'tamil',
  tr: 'turkish',
  yi: 'yiddish',
}

/** How words of a language are found: the name of a configuration of this server, or `simple`, which takes them as they are. */
export function searchLanguage(language: string | undefined, known: Set<string>): string {
  const [primary = ''] = language?.toLowerCase().split('-') ?? []
  const name = Object.hasOwn(names, primary) ? names[primary] : undefined
  return name !== undefined && known.has(name) ? name : 'simple'
}
