import { describe, expect, test } from 'vitest'
import type { Article } from '../src/article/article.ts'
import { featuresOf, fingerprint, isTerm } from '../src/site/fingerprint.ts'
import { openSimilar } from '../src/site/similar.ts'
import { findAllSimilar, type SimilarTable, similarCount, similarTo } from '../src/site/similar-table.ts'
import { synthesize } from '../src/synth.ts'
import { sample } from './sample-article.ts'

const { title: _, lead: __, ...rest } = sample
const bare: Article = { ...rest, categories: [], tags: [], meta: { profile: 'generic', values: {} } }
const about = (text: string, more: Partial<Article> = {}): string =>
  fingerprint({ ...bare, body: { ...bare.body, text }, ...more })

describe('a fingerprint', () => {
  test('knows a term however it is spelled and wherever it is named', () => {
    const values = { entities: [{ name: 'ＰｏｓｔｇｒｅＳＱＬ', type: 'stack' }], stack: ['postgresql'] }
    const named = about('', { tags: ['PostgreSQL'], meta: { profile: 'alphanode', values } })
    expect(featuresOf(named)).toEqual(featuresOf(about('', { categories: ['postgresql'] })))
    expect(featuresOf(named).map(isTerm)).toEqual([true])
  })

  test('is small, whatever the article', () => {
    const words = Array.from({ length: 5000 }, (_, index) => `word${'abcdefghij'.charAt(index % 10)}`.repeat(1 + index))
    const tags = Array.from({ length: 1000 }, (_, index) => `tag ${index}`)
    const print = about(words.join(' ').slice(0, 1_000_000), { tags })
    expect(print.length).toBeLessThanOrEqual(192)
    expect(about('')).toBe('')
    expect(featuresOf('')).toEqual([])
  })

  test('samples the words of scripts without spaces', () => {
    const [one, other] = ['分散システムの監視', '監視を始める前に'].map((text) => new Set(featuresOf(about(text))))
    expect([...(one ?? [])].filter((feature) => other?.has(feature))).toHaveLength(1)
  })
})

describe('similar articles', () => {
  const prints = [
    about('Sails and rigging of small boats', { tags: ['boats'] }),
    about('Tuning a database with many connections', { tags: ['postgresql', 'pooling'] }),
    about('Replication between databases', { tags: ['postgresql', 'replication'] }),
    about('Bread with sourdough and patience', { tags: ['bread'] }),
    about('A pool of connections for a database', { tags: ['PostgreSQL', 'pooling'] }),
    about('Whistling in the dark'),
    about('Kneading without machines', { tags: ['bread', 'kitchen'] }),
    about('The price of tea'),
  ]
  const find = openSimilar(prints, 3)

  test('share what is rare; the most similar is first', () => {
    expect(find(1)).toEqual([4, 2])
    expect(find(3)).toEqual([6])
    expect(find(7)).toEqual([])
    expect(prints.map((_, index) => find(index))).toEqual(prints.map((_, index) => find(index)))
  })

  test('are found again as they were while all fingerprints are', () => {
    const found = prints.map((_, index) => find(index).slice(0, similarCount))
    const table = findAllSimilar(prints, undefined)
    expect(prints.map((_, index) => similarTo(table, index))).toEqual(found)
    const kept: SimilarTable = JSON.parse(JSON.stringify(table))
    expect(findAllSimilar(prints, kept)).toBe(kept)
    const fewer = findAllSimilar(prints.slice(0, 4), kept)
    expect(similarTo(fewer, 1)).toEqual(openSimilar(prints.slice(0, 4), similarCount)(1))
    expect(fewer.of).not.toBe(kept.of)
  })

  test('are as many as asked for, the nearest of those that are equally similar', () => {
    const same = [...prints, ...Array.from({ length: 4 }, () => about('Twins', { tags: ['twins', 'doubles'] }))]
    expect(openSimilar(same, 2)(9)).toEqual([8, 10])
    expect(openSimilar([], 2)(0)).toEqual([])
    expect(openSimilar(prints.slice(0, 1), 2)(0)).toEqual([])
  })

  test('are looked for among neighbours where thousands share a feature', () => {
    const many = Array.from({ length: 4000 }, (_, index) =>
      about(`Number ${index}`, {
        tags: index % 4 === 0 ? ['ships', 'harbours', 'sea', 'wind', 'tide'] : [`tag ${index}`],
      }),
    )
    const findMany = openSimilar(many, 4)
    expect([0, 2000, 3996].map(findMany)).toEqual([
      [4, 8, 12, 16],
      [1996, 2004, 1992, 2008],
      [3992, 3988, 3984, 3980],
    ])
  })

  test('stay what they are when an article is added, but for those that are similar to it', () => {
    const world = Array.from({ length: 601 }, (_, index) => fingerprint(synthesize(index + 1).article))
    const without = world.filter((_, index) => index !== 300)
    const [findAll, findRest] = [openSimilar(world, 5), openSimilar(without, 5)]
    const place = (index: number) => (index > 300 ? index - 1 : index)
    const changed = [...without.keys()].filter((index) => {
      const before = findRest(index)
      const after = findAll(index >= 300 ? index + 1 : index).map(place)
      return before.join() !== after.join()
    })
    expect(changed.length).toBeLessThan(20)
  })
})
