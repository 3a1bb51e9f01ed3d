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

/** Names of months by their beginnings, which no two of a language share; the languages of the web's most pages. */
const monthNames: [number, string][] = [
  [1, 'jan ene gen янв sty oca'],
  [2, 'feb fév fev лют фев lut şub'],
  [3, 'mar mär mrt maa март mars'],
  [4, 'apr avr abr апр kwi nis'],
  [5, 'may mai mei mag maj май мая'],
  [6, 'jun juin giu июн cze haz'],
  [7, 'jul juil lug июл lip tem'],
  [8, 'aug aoû ago авг sie ağu'],
  [9, 'sep set сен wrz eyl'],
  [10, 'oct okt out ott окт paź eki'],
  [11, 'nov ноя lis kas'],
  [12, 'dec dez dic déc des дек gru ara'],
]
const monthByStart = new Map(
  monthNames.flatMap(([month, starts]) => starts.split(' ').map((start): [string, number] => [start, month])),
)

const monthDayYear = /(?<!\p{L})(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/giu
const dayMonthYear =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º)?\.?[\s-]+(?:de |of )?(\p{L}{3,10})\.?,?[\s-]+(?:de )?(\d{4})(?!\d)/giu

function wordDate(text: string): string | undefined {
  for (const [, monthName, dayOfMonth, year] of text.matchAll(monthDayYear)) {
    const date = day(year, monthOf(monthName), dayOfMonth)
    if (date) return date
  }
  for (const [, dayOfMonth, monthName, year] of text.matchAll(dayMonthYear)) {
    const date = day(year, monthOf(monthName), dayOfMonth)
    if (date) return date
  }
  return undefined
}

function monthOf(name = ''): number {
  const low = name.toLowerCase()
  return monthByStart.get(low.slice(0, 4)) ?? monthByStart.get(low.slice(0, 3)) ?? 0
}

//                             2026-01-09, 2026/1/9, 2026年1月9日
const yearFirst = /(?<!\d)(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)/u
//                   9.1.2026: the day first; 1/9/2026: the month first, unless it can be none
const yearLast = /(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)/u

/** Finds a date anywhere in a line, in words or in numbers. */
export function findDateIn(text: string): string | undefined {
  const first = yearFirst.exec(text)
  return findDate(text) ?? (first ? day(first[1], Number(first[2]), first[3]) : undefined) ?? numberDate(text)
}

function numberDate(text: string): string | undefined {
  const match = yearLast.exec(text)
  if (!match) return undefined
  const [, one = '', sign, two = '', year] = match
  const isDayFirst = sign === '.' || Number(one) > 12
  return isDayFirst ? day(year, Number(two), one) : day(year, Number(one), two)
}

function day(year = '', month: number, dayOfMonth = ''): string | undefined {
  if (!isDay(Number(year), month, Number(dayOfMonth))) return undefined
  return `${year}-${String(month).padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`
}

function isDay(year: number, month: number, dayOfMonth: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth))
  return year > 0 && month >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth
}
