/** Dates as pages write them → ISO 8601, with a zone only if the page states one. */

/** Reads a date that stands at the beginning of `text`, or somewhere in it in words. `undefined` for what is none. */
export function findDate(text: string): string | undefined {
  return isoDate(text.trim()) ?? wordDate(text)
}

//                 2026-01-09     T or space  08:35            :26       .123              +01:00, +0100, Z, UTC
const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ]+(\d{2}:\d{2})(:\d{2})?(\.\d{1,9})?\d*\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?(?!\d)/i

//               20260109, 20260109T0835
const compact = /^(\d{4})(\d{2})(\d{2})(?:T\d{4,6}Z?)?$/

function isoDate(text: string): string | undefined {
  const short = compact.exec(text)
  if (short) return day(short[1], Number(short[2]), short[3])
  const match = iso.exec(text)
  if (!match) return undefined
  const [, year, month, dayOfMonth, minutes, seconds = '', fraction = '', zone] = match
  const date = day(year, Number(month), dayOfMonth)
  if (!date) return undefined
  if (!minutes || !time.test(minutes + seconds)) return date
  return `${date}T${minutes}${seconds || ':00'}${fraction}${isoZone(zone)}`
}

/** A second may be a leap second. */
const time = /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d|:60)?$/

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
  [5, 'may mai mei mag maj máj май мая'],
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

//                   2024. május 5, 2024 Jun 30
const yearMonthDay = /(?<!\d)(\d{4})[.,]?\s+(\p{L}{3,10})\.?\s+(\d{1,2})(?!\d)/giu

function wordDate(text: string): string | undefined {
  return wordDates(text)[0]?.date
}

/** A date in a text, and where it stands. */
export interface FoundDate {
  date: string
  start: number
  end: number
}

/** Every date that is looked for in a text has four digits in a row; most texts have not. */
const year = /\d{4}/

/** The dates in words, month first, day first, and year first; within each kind in the order of the text. */
function wordDates(text: string): FoundDate[] {
  if (!year.test(text)) return []
  return [
    ...datesOf(text, monthDayYear, ([, month, dayOfMonth, year]) => day(year, monthOf(month), dayOfMonth)),
    ...datesOf(text, dayMonthYear, ([, dayOfMonth, month, year]) => day(year, monthOf(month), dayOfMonth)),
    ...datesOf(text, yearMonthDay, ([, year, month, dayOfMonth]) => day(year, monthOf(month), dayOfMonth)),
  ]
}

function datesOf(text: string, pattern: RegExp, read: (match: RegExpExecArray) => string | undefined): FoundDate[] {
  const found: FoundDate[] = []
  // `matchAll` makes a copy of the pattern each time.
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const date = read(match)
    if (date) found.push({ date, start: match.index, end: match.index + match[0].length })
  }
  return found
}

function monthOf(name = ''): number {
  const low = name.toLowerCase()
  return monthByStart.get(low.slice(0, 4)) ?? monthByStart.get(low.slice(0, 3)) ?? 0
}

//                             2026-01-09, 2026/1/9, 2026年1月9日
const yearFirst = /(?<!\d)(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)/gu
//                   9.1.2026: the day first; 1/9/2026: as the reader's country writes it, unless it can be only one
const yearLast = /(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)/gu

/** The dates of a line in words or in numbers, in order; `isDayFirst` decides for `1/9/2026`. */
export function findDates(text: string, isDayFirst = false): FoundDate[] {
  if (!year.test(text)) return []
  const found = [
    ...wordDates(text),
    ...datesOf(text, yearFirst, ([, year, month, dayOfMonth]) => day(year, Number(month), dayOfMonth)),
    ...datesOf(text, yearLast, (match) => numberDate(match, isDayFirst)),
  ]
  return found.sort((a, b) => a.start - b.start)
}

function numberDate([, one = '', sign, two = '', year]: RegExpExecArray, isDayFirst: boolean): string | undefined {
  const startsWithDay = Number(one) > 12 || (Number(two) <= 12 && (sign === '.' || isDayFirst))
  return startsWithDay ? day(year, Number(two), one) : day(year, Number(one), two)
}

function day(year = '', month: number, dayOfMonth = ''): string | undefined {
  if (!isDay(Number(year), month, Number(dayOfMonth))) return undefined
  return `${year}-${String(month).padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`
}

function isDay(year: number, month: number, dayOfMonth: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth))
  return year > 0 && month >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === dayOfMonth
}
