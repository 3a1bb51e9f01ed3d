import { describe, expect, test } from 'vitest'
import type { Article } from '../src/article/article.ts'
import type { Json } from '../src/article/json.ts'
import { createDateWriter } from '../src/render/dates.ts'
import { mayBeIndexed } from '../src/render/indexing.ts'
import { outlineView } from '../src/render/outline-view.ts'
import { wordsIn } from '../src/render/words.ts'
import { bare } from './sample-article.ts'

describe('dates', () => {
  const write = createDateWriter()

  test.each([
    ['2026-06-28', 'en', 'June 28, 2026'],
    ['2026-06-28', 'de', '28. Juni 2026'],
    ['2026-06-28', 'ja', '2026年6月28日'],
    ['2026-06-28', undefined, 'June 28, 2026'],
    ['2026-06-28T23:59:59-11:00', 'en-GB', '28 June 2026'],
    ['2026-06-28T00:00+14:00', 'fr', '28 juin 2026'],
    ['2026-06-28', 'no such tag', 'June 28, 2026'],
    ['2026-06-28', 'tlh', 'June 28, 2026'],
    ['2026-02-30', 'en', '2026-02-30'],
    ['soon', 'en', 'soon'],
  ])('%s in %s is %s', (value, language, expected) => {
    expect(write(value, language)).toBe(expected)
  })

  test('formats of thousands of made-up languages are not kept', () => {
    for (let index = 0; index < 200; index++) expect(write('2026-06-28', `en-x-${index}`)).toBe('June 28, 2026')
  })
})

describe('who may be indexed', () => {
  const withFlag = (flag: Json): Article => ({
    ...bare,
    meta: { profile: 'alphanode', values: { flags: { needs_human_review: flag } } },
  })

  test.each([true, 1, '1', 'yes', 'maybe', [1]])('not an article whose flag is %j', (flag) => {
    expect(mayBeIndexed(withFlag(flag))).toBe(false)
  })
  test.each([false, 0, '0', 'no', '', null])('an article whose flag is %j', (flag) => {
    expect(mayBeIndexed(withFlag(flag))).toBe(true)
  })
  test('an article without flags, or with odd ones', () => {
    expect(mayBeIndexed(bare)).toBe(true)
    expect(mayBeIndexed({ ...bare, meta: { profile: 'alphanode', values: { flags: ['needs_human_review'] } } })).toBe(
      true,
    )
  })
  test('nothing that is not public', () => {
    expect(mayBeIndexed({ ...bare, status: 'published' })).toBe(true)
    for (const status of ['draft', 'pending', 'private', 'protected', 'scheduled', 'trashed'] as const) {
      expect(mayBeIndexed({ ...bare, status })).toBe(false)
    }
  })
})

describe('the outline', () => {
  const heading = (level: number, text: string) => ({ level, text, id: `user-content-${text}` })
  const entry = (text: string, entries: object[] = []) => ({ text, href: `#user-content-${text}`, entries })

  test('nests the two upper levels that occur, whatever they are', () => {
    const view = outlineView([heading(2, 'a'), heading(4, 'b'), heading(5, 'c'), heading(2, 'd')])
    expect(view).toEqual([entry('a', [entry('b')]), entry('d')])
  })
  test('takes a lower heading that comes first as it is', () => {
    expect(outlineView([heading(3, 'a'), heading(2, 'b'), heading(3, 'c')])).toEqual([
      entry('a'),
      entry('b', [entry('c')]),
    ])
  })
  test('is not worth its room below three headings', () => {
    expect(outlineView([heading(2, 'a'), heading(2, 'b')])).toBeUndefined()
  })
})

describe('words', () => {
  test('speak the language of the article, region aside', () => {
    expect(wordsIn('pt-BR').contents).toBe('Conteúdo')
    expect(wordsIn('DE')).not.toHaveProperty('lang')
  })
  test('say when they do not', () => {
    expect(wordsIn('eo')).toMatchObject({ contents: 'Contents', lang: 'en' })
    expect(wordsIn(undefined)).toMatchObject({ lang: 'en' })
    expect(wordsIn('constructor')).toMatchObject({ contents: 'Contents' })
  })
})
