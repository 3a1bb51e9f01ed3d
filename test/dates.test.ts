/** Dates as pages write them. */

import { describe, expect, test } from 'vitest'
import { findDate, findDates } from '../src/read/dates.ts'
import { lineDates } from '../src/read/html/byline-dates.ts'

describe('a date', () => {
  test.each([
    ['2026-01-09T08:35:26+0100', '2026-01-09T08:35:26+01:00'],
    ['20260109', '2026-01-09'],
    ['January 9th, 2026', '2026-01-09'],
    ['9. Januar 2026', '2026-01-09'],
    ['9 de enero de 2026', '2026-01-09'],
    ['9 stycznia 2026', '2026-01-09'],
    ['9 января 2026 г.', '2026-01-09'],
    ['2026. május 5.', '2026-05-05'],
    ['2026 Jan 9', '2026-01-09'],
    ['30 February 2026', undefined],
    ['20261309', undefined],
  ])('%s', (text, date) => {
    expect(findDate(text)).toBe(date)
  })

  test('in numbers is read as the country of the page writes it', () => {
    const dates = (text: string, isDayFirst: boolean) => findDates(text, isDayFirst).map(({ date }) => date)
    expect(dates('4/11/2024', false)).toEqual(['2024-04-11'])
    expect(dates('4/11/2024', true)).toEqual(['2024-11-04'])
    expect(dates('4.11.2024, 11/25/2024, 2026年1月9日', true)).toEqual(['2024-11-04', '2024-11-25', '2026-01-09'])
  })
})

test('of the dates of lines, each has the kind that the words before it say', () => {
  const over = ['August 16, 2019 - Updated July 9, 2025']
  expect(lineDates({ over, opening: [], under: [] }, false)).toEqual({
    published: '2019-08-16',
    modified: '2025-07-09',
  })
})

test('a date in prose is not that of the article', () => {
  const opening = [
    'The season for most of us ends on the last of March or so, April 15, 2025 at the latest, or it is over.',
  ]
  expect(lineDates({ over: [], opening, under: ['Next year: May 3, 2026'] }, false)).toEqual({})
})

test('a date under the text counts beside the author', () => {
  const under = ['Written by Ann Example', 'April 8, 2024']
  expect(lineDates({ over: [], opening: [], under }, false)).toEqual({ published: '2024-04-08' })
})
