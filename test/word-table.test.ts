import { expect, test } from 'vitest'
import { lettersOf } from '../src/tree/letters.ts'
import { NameTable, tableOf, WordTable } from '../src/tree/word-table.ts'

const classes = new WordTable(
  new Map([
    ['entry-content', 'body'],
    ['byline', 'author'],
  ]),
)

test.each([
  ['entry-content', ['body']],
  ['post Byline\tENTRY-content\n', ['author', 'body']],
  ['  byline  byline ', ['author', 'author']],
  ['entry-contents xbyline by-line', []],
  ['byline\u00a0x', []],
  ['бай byline', ['author']],
  ['', []],
])('words of %j', (attribute, values) => {
  expect(classes.in(attribute)).toEqual(values)
})

test('an attribute that is not there holds no words', () => {
  expect(classes.in(undefined)).toEqual([])
  expect(tableOf(['byline']).isIn(undefined)).toBe(false)
})

test('words with the same hash are told apart', () => {
  // 31 · 97 + 126 is 31 · 98 + 95.
  expect(tableOf(['a~']).isIn('b_')).toBe(false)
  expect(tableOf(['b_']).isIn('b_')).toBe(true)
  expect(new NameTable(['a~']).at('b_', 0, 2)).toBe(undefined)
})

test('names are found in whatever case, as they stand in the table, and no others', () => {
  const names = new NameTable(['href', 'data-src'])
  const source = '<a HREF=x data-SRC=y hrefs=z'
  expect(names.at(source, 3, 7)).toBe('href')
  expect(names.at(source, 10, 18)).toBe('data-src')
  expect(names.at(source, 21, 26)).toBe(undefined)
  expect(names.at(source, 1, 2)).toBe(undefined)
})

test('letters and digits are those of Unicode, whatever signs stand beside them', () => {
  const slow = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
  for (let code = 0; code < 0x10000; code++) {
    const sign = String.fromCharCode(code)
    for (const text of [sign, `A${sign}1`]) if (lettersOf(text) !== slow(text)) expect(lettersOf(text)).toBe(slow(text))
  }
  expect(lettersOf('It’s 5 – “Grüße” … 中文')).toBe('its5grüße中文')
})
