import { describe, expect, test } from 'vitest'
import { Article } from '../src/article/article.ts'
import { chooseSkin, skins, synthesize, tongues, writeSource } from '../src/synth.ts'

describe('a seeded world', () => {
  test('gives the same article for the same number, and in any order', () => {
    const forwards = [1, 2, 3, 4046].map((index) => JSON.stringify(synthesize(index).article))
    const backwards = [4046, 3, 2, 1].map((index) => JSON.stringify(synthesize(index).article))
    expect(backwards.reverse()).toEqual(forwards)
    expect(new Set(forwards).size).toBe(4)
  })

  test('is another under another seed, also beyond 32 bits', () => {
    const titles = [1, 2, 2 ** 33 + 1].map((seed) => JSON.stringify(synthesize(7, { seed }).article))
    expect(new Set(titles).size).toBe(3)
  })

  test('holds records', () => {
    const dials = { languages: [...tongues.keys()], missing: 0.3, extra: 1, deep: 1, hostile: 1, wrong: 1 }
    for (let index = 1; index <= 50; index++) {
      const { article } = synthesize(index, dials)
      expect(Article.parse(article)).toEqual(article)
    }
  })

  test('keeps what a dial does not turn', () => {
    const [calm, loud] = [synthesize(5), synthesize(5, { noise: 1, extra: 1, wrong: 1 })]
    expect(loud.article.body).toEqual(calm.article.body)
    expect(loud.article.title).toBe(calm.article.title)
    expect(loud.expected.length).toBeGreaterThan(0)
    expect(calm.expected).toEqual([])
  })

  test('refuses languages that it has no words for', () => {
    expect(() => synthesize(1, { languages: ['tlh'] })).toThrow('Unexpected language `tlh`, expected one of en, de')
  })
})

describe('skins', () => {
  test('have names of their own, and each format has one', () => {
    expect(new Set(skins.map(({ name }) => name)).size).toBe(skins.length)
    expect(new Set(skins.map(({ format }) => format))).toEqual(new Set(['html', 'markdown', 'text', 'wxr', 'rest']))
  })

  test.each(skins)('$name writes the same source each time', (skin) => {
    expect(writeSource(synthesize(3), skin)).toBe(writeSource(synthesize(3), skin))
  })

  test('are chosen by the article', () => {
    const names = Array.from({ length: 60 }, (_, index) => chooseSkin(synthesize(index + 1), 'html')?.name)
    expect(new Set(names).size).toBeGreaterThan(10)
    expect(names[3]).toBe(chooseSkin(synthesize(4), 'html')?.name)
  })
})
