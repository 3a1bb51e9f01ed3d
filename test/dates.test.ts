/** Dates as pages write them. */

import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { profiles } from '../src/meta/profiles.ts'
import { importSource } from '../src/pipeline.ts'
import { lineDates } from '../src/read/byline-dates.ts'
import { findDate, findDates } from '../src/read/dates.ts'
import { isDayFirst } from '../src/read/html/date-order.ts'
import { parseLoosely } from '../src/read/html/loose-json.ts'

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

/** Lines, each under the one before it. */
const lines = (...texts: string[]) => texts.map((text, index) => ({ text, over: texts[index - 1] }))

test('of the dates of lines, each has the kind that the words before it say', () => {
  const over = lines('August 16, 2019 - Updated July 9, 2025')
  expect(lineDates({ over, opening: [], under: [], far: [] }, false)).toEqual({
    published: '2019-08-16',
    modified: '2025-07-09',
  })
})

test.each(['Publié le 16 août 2019, modifié le 9 juillet 2025', 'Опубликовано 16 августа 2019, обновлено 9 июля 2025'])(
  'words that begin or end with other letters than those of ASCII are words: %s',
  (line) => {
    expect(lineDates({ over: lines(line), opening: [], under: [], far: [] }, false)).toEqual({
      published: '2019-08-16',
      modified: '2025-07-09',
    })
  },
)

test('a date in prose is not that of the article', () => {
  const opening = lines(
    'The season for most of us ends on the last of March or so, April 15, 2025 at the latest, or it is over.',
  )
  expect(lineDates({ over: [], opening, under: lines('Next year: May 3, 2026'), far: [] }, false)).toEqual({})
})

test('the day of something else is not that of the article', () => {
  const opening = lines('The law of the harbours was signed on August 14, 1935')
  expect(lineDates({ over: opening, opening, under: [], far: [] }, false)).toEqual({})
  const over = lines('Posted by Ann Example of the Harbour News on May 3, 2026')
  expect(lineDates({ over, opening: [], under: [], far: [] }, false)).toEqual({ published: '2026-05-03' })
})

test('a date under the text counts beside the author', () => {
  const under = lines('Written by Ann Example', 'April 8, 2024')
  expect(lineDates({ over: [], opening: [], under, far: [] }, false)).toEqual({ published: '2024-04-08' })
})

test('a line may be the label of the date under it', () => {
  const over = lines('Last updated:', '3 May 2024', 'Published', 'April 8, 2024')
  expect(lineDates({ over, opening: [], under: [], far: [] }, false)).toEqual({
    published: '2024-04-08',
    modified: '2024-05-03',
  })
})

test('far under the text a date counts that is said to be of publication, if it is the only one', () => {
  const far = lines('Read on', 'May 3, 2026', 'Published', 'Feb 2, 2023')
  expect(lineDates({ over: [], opening: [], under: [], far }, false)).toEqual({ published: '2023-02-02' })
  const more = [...far, ...lines('Published May 9, 2021')]
  expect(lineDates({ over: [], opening: [], under: [], far: more }, false)).toEqual({})
})

describe('whether the day stands first', () => {
  test.each<[order: boolean, because: string, texts: string[], language?: string]>([
    [true, 'no month has the number 25', ['25/12/2024', '4/11/2024'], 'en-US'],
    [false, 'no month has the number 25', ['4-11-2024', '11-25-2024'], 'de'],
    [true, 'a date in words says so', ['02-12-2025', 'December 02, 2025'], 'en'],
    [false, 'a date in words says so', ['03-09-2026', 'Published March 9, 2026'], 'en-GB'],
    [true, 'the language writes so', ['4/11/2024'], 'en-GB'],
    [false, 'nothing says so', ['4/11/2024']],
  ])('%s, because %s', (order, _, texts, language) => {
    expect(isDayFirst(texts, language)).toBe(order)
  })
})

describe('JSON of a page', () => {
  test.each([
    ['wrapped as CDATA', '\n//<![CDATA[\n{"a": "b"}\n//]]>\n'],
    ['wrapped as CDATA in a comment', '/*<![CDATA[*/{"a": "b"}/*]]>*/'],
    ['wrapped as a comment', '<!-- {"a": "b"} -->'],
    ['with a comma too many', '{"a": "b", }'],
    ['as a statement', '{"a": "b"};'],
  ])('%s', (_, text) => {
    expect(parseLoosely(text)).toEqual({ a: 'b' })
  })

  test('with a line broken in a string', () => {
    expect(parseLoosely('{"a":\t"b\n   c  d"}')).toEqual({ a: 'b c  d' })
  })

  test('that is none', () => {
    expect(parseLoosely('{"a": b}')).toBeUndefined()
  })
})

test('a leap second in world time falls on the day that the page shows', async () => {
  const source = readFileSync(new URL('../fixtures/html/date-shown-day/source.html', import.meta.url), 'utf8')
  const page = source
    .replace('2025-12-19T02:41:41+00:00', '2016-12-31T23:59:60Z')
    .replace('December 18, 2025', 'January 1, 2017')
  const [imported] = await importSource('a.html', Buffer.from(page), { profile: profiles.generic })
  expect(imported?.article?.publishedAt).toBe('2017-01-01T00:59:60+01:00')
})
