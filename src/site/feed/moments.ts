/** Dates as the record has them. */
export interface Dated {
  publishedAt?: string | undefined
  modifiedAt?: string | undefined
}

/**
 * When an article was published and last changed, if it has a date at all: what has no date of change has not changed
 * since. A time without zone is read as UTC.
 */
export function moments({ publishedAt, modifiedAt }: Dated): { published: Date; updated: Date } | undefined {
  const changed = toMoment(modifiedAt)
  const published = toMoment(publishedAt) ?? changed
  return published && { published, updated: changed ?? published }
}

/** The moment of an ISO date; nothing for what is no day of the calendar. */
function toMoment(date: string | undefined): Date | undefined {
  if (date === undefined) return undefined
  const isClear = date.length === dayLength || /(?:Z|[+-]\d{2}:\d{2})$/.test(date)
  const found = new Date(isClear ? date : `${date}Z`) // a day alone is read as UTC (ECMA-262, Date Time String Format)
  return Number.isNaN(+found) ? undefined : found
}

const dayLength = '2026-01-31'.length
