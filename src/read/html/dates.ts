/** Dates as pages write them → ISO 8601, with a zone only if the page states one. */

/** Reads a date that stands at the beginning of `text`, or somewhere in it in words. `undefined` for what is none. */
export function findDate(text: string): string | undefined {
  return isoDate(text.trim()) ?? wordDate(text)
}

//                 2026-01-09     T or space  08:35            :26       .123              +01:00, +0100, Z, UTC
const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ]+(\d{2}:\d{2})(:\d{2})?(\.\d{1,9})?\d*\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?(?!\d)/i

function isoDate(text: string): string | undefined {
  const match = iso.exec(text)
  if (!match) return undefined
  const [, year = '', month = '', day = '', minutes, seconds = '', fraction = '', zone] = match
  if (!isDay(Number(year), Number(month), Number(day))) return undefined
  const date = `${year}-${month}-${day}`
  if (!minutes || minutes > '23:59') return date
  return `${date}T${minutes}${seconds || ':00'}${fraction}${isoZone(zone)}`
}

function isoZone(zone: string | undefined): string {
  if (!zone) return ''
  if (!/^[+-]/.test(zone)) return 'Z'
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0')
  return `${zone[0]}${digits.slice(0, 2)}:${digits.slice(2)}`
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const monthDayYear = /\b([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/i
const dayMonthYear = /\b(\d{1,2})(?:st|nd|rd|th)?\.?\s+([a-z]{3,9})\.?,?\s+(\d{4})\b/i

/** English dates; other languages are read from `datetime` only. */
function wordDate(text: string): string | undefined {
  const american = monthDayYear.exec(text)
  if (american) return day(american[3], american[1], american[2])
  const british = dayMonthYear.exec(text)
  return british ? day(british[3], british[2], british[1]) : undefined
}

function day(year = '', monthName = '', dayOfMonth = ''): string | undefined {
  const month = months.indexOf(monthName.slice(0, 3).toLowerCase()) + 1
  if (!isDay(Number(year), month, Number(dayOfMonth))) return undefined
  return `${year}-${String(month).padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`
}

function isDay(year: number, month: number, dayOfMonth: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth))
  return year > 0 && month >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth
}
