/** Dates for readers. */

/** Writes the day of an ISO date in a language, without knowing where or when it runs. */
export type WriteDate = (value: string, language: string | undefined) => string

/**
 * Makes a date writer. The day shown is the one that the value itself states, in the zone that it states; what is no day
 * of the calendar is shown as it is. `Intl` formats are slow to make (0.1 ms and more, against 0.001 for a date) and are kept.
 */
export function createDateWriter(): WriteDate {
  const formats = new Map<string, Intl.DateTimeFormat>()
  return (value, language = 'en') => {
    const day = value.slice(0, 10)
    const date = new Date(day) // a day alone is read as UTC (ECMA-262, Date Time String Format)
    if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day) return value
    const format =
      formats.get(language) ?? new Intl.DateTimeFormat(locales(language), { dateStyle: 'long', timeZone: 'UTC' })
    if (formats.size >= maxFormats) formats.clear()
    formats.set(language, format)
    return format.format(date)
  }
}

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
