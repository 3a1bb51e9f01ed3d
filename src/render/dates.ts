/** Dates for readers. */

/** Writes the day of an ISO date in a language, without knowing where or when it runs. */
export type WriteDate = (value: string, language: string | undefined) => string

/**
 * Makes a date writer. The day shown is the one that the value itself states, in the zone that it states; what is no day
 * of the calendar is shown as it is. `Intl` formats are slow to make (0.1 ms and more) and are kept; so are the texts of
 * days, which come again in every list of a site.
 */
export function createDateWriter(): WriteDate {
  const formats = new Map<string, Intl.DateTimeFormat>()
  const texts = new Map<string, string>()
  const write = (day: string, language: string): string | undefined => {
    const date = new Date(day) // a day alone is read as UTC (ECMA-262, Date Time String Format)
    if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day) return undefined
    const format =
      formats.get(language) ?? new Intl.DateTimeFormat(locales(language), { dateStyle: 'long', timeZone: 'UTC' })
    if (formats.size >= maxFormats) formats.clear()
    formats.set(language, format)
    return format.format(date)
  }
  return (value, language = 'en') => {
    const day = value.slice(0, 10)
    const key = `${day} ${language}`
    const text = texts.get(key) ?? write(day, language) ?? value
    if (text === value) return value
    if (texts.size >= maxTexts) texts.clear()
    texts.set(key, text)
    return text
  }
}

/** Days of twenty years, in one language. */
const maxTexts = 7_500

/** More languages than a site has; only a list of made-up tags reaches it. */
const maxFormats = 64

/** The language, then English: with nothing it knows, `Intl` would take the language of the machine. */
export function locales(language: string): string[] {
  try {
    return [...Intl.getCanonicalLocales(language), 'en']
  } catch {
    return ['en'] // not a language tag
  }
}
