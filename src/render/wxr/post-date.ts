/** ISO 8601 dates as WordPress stores them. */

export interface PostDate {
  /** On the clock of the site. */
  local: string
  gmt: string
  /** What a reader can know of the date again; nothing where that is hard to tell. */
  shown: string | undefined
}

/** WordPress' date where there is none. */
export const noDate = '0000-00-00 00:00:00'

const pattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:(Z)|([+-])(\d{2}):(\d{2}))?)?$/

/** Local time and, if the date states its zone, time in UTC; a day begins at midnight, and parts of seconds are cut off. */
export function toPostDate(iso: string): PostDate | undefined {
  const match = pattern.exec(iso)
  if (!match) return undefined
  const [, year, month, day, hour = '00', minute = '00', second = '00', zulu, sign, hours, minutes] = match
  const local = `${year}-${month}-${day} ${hour}:${minute}:${second}`
  const offset = sign ? (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1) : zulu ? 0 : undefined
  const ms = utcMs(local)
  if (ms === undefined) return { local, gmt: noDate, shown: undefined }
  const zone = offset === undefined ? '' : sign && offset !== 0 ? `${sign}${hours}:${minutes}` : '+00:00'
  const gmt = offset === undefined ? noDate : fromMs(ms - offset * 60_000)
  const isUsual = Math.abs(offset ?? 0) <= maxOffset && /^\d{4}-/.test(gmt)
  return {
    local,
    gmt: isUsual ? gmt : noDate,
    shown: isUsual ? `${local.replace(' ', 'T')}${zone}` : undefined,
  }
}

/** The date of an RSS item. */
export function toPubDate({ local, gmt }: PostDate): string | undefined {
  const ms = utcMs(gmt === noDate ? local : gmt)
  return ms === undefined ? undefined : new Date(ms).toUTCString().replace('GMT', '+0000')
}

/** Minutes of the farthest time zone, UTC+14. */
const maxOffset = 14 * 60

/** The milliseconds of a time in UTC; nothing if there is no such day, or it lies in the first century. */
function utcMs(text: string): number | undefined {
  const ms = Date.parse(`${text.replace(' ', 'T')}Z`)
  return Number.isNaN(ms) || text < '0100' || fromMs(ms) !== text ? undefined : ms
}

function fromMs(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ')
}
