/** The dates of posts → ISO 8601. */

import type { Moment } from './post.ts'

/**
 * The local time with the offset that the time in UTC shows; whichever is there if only one is; the local time, which
 * pages show and links hold, if they are not the same moment in any zone. WordPress stores
 * `0000-00-00 00:00:00` as the date in UTC of a draft: wp-includes/post.php, wp_insert_post().
 */
export function toIso({ local, utc }: Moment): string | undefined {
  const [here, there] = [toMs(local), toMs(utc)]
  if (here === undefined) return there === undefined ? undefined : `${isoOf(there)}Z`
  if (there === undefined) return isoOf(here)
  const minutes = minutesBetween(here, there)
  if (Math.abs(minutes) > maxOffset) return isoOf(here)
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `${isoOf(here)}${minutes < 0 ? '-' : '+'}${two(hours)}:${two(rest)}`
}

/** Whether the two times are farther apart than the clocks of any zone. */
export function isApart({ local, utc }: Moment): boolean {
  const [here, there] = [toMs(local), toMs(utc)]
  return here !== undefined && there !== undefined && Math.abs(minutesBetween(here, there)) > maxOffset
}

const minutesBetween = (here: number, there: number) => Math.round((here - there) / 60_000)

/** Minutes of the farthest time zone, UTC+14. */
const maxOffset = 14 * 60

const pattern = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2}):(\d{2})/

function toMs(text: string | undefined): number | undefined {
  const match = pattern.exec(text?.trim() ?? '')
  if (!match) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number)
  if (year === 0 || month === 0 || day === 0) return undefined
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() : undefined
}

const isoOf = (ms: number) => new Date(ms).toISOString().slice(0, 19)
const two = (value: number) => String(value).padStart(2, '0')
