import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Article } from '../src/article/article.ts'
import { headView } from '../src/render/head-view.ts'
import { jsonLd, type ScriptJson, toScriptJson } from '../src/render/json-ld.ts'
import { sample } from './sample-article.ts'

const site = { title: 'Field Notes', url: 'https://notes.example/' }
const url = 'https://notes.example/a-build/'
const picture = { src: '/pictures/stopwatch.jpg', alt: 'A stopwatch', caption: 'Eleven minutes', credit: 'Ida' }
const code = [{ code: 'print()' }]

describe('JSON-LD', () => {
  test('says what schema.org has words for', () => {
    const article: Article = { ...sample, codeBlocks: code, images: [picture] }
    expect(jsonLd(article, { url, site })).toEqual({
      '@context': 'https://schema.org',
      '@type': 'TechArticle',
      headline: sample.title,
      description: sample.lead,
      url,
      mainEntityOfPage: { '@type': 'WebPage', '@id': url },
      isPartOf: { '@type': 'WebSite', name: 'Field Notes', url: site.url },
      inLanguage: 'en',
      author: [
        { '@type': 'Person', name: 'Ida Lindqvist', url: 'https://example.org/people/ida/' },
        { '@type': 'Person', name: 'T. O’Rourke' },
      ],
      datePublished: '2026-02-27T23:30:00-05:00',
      dateModified: '2026-03-09',
      image: [
        {
          '@type': 'ImageObject',
          url: 'https://example.org/pictures/stopwatch.jpg',
          description: 'A stopwatch',
          width: { '@type': 'QuantitativeValue', value: 1200, unitCode: 'E37' },
          height: { '@type': 'QuantitativeValue', value: 630, unitCode: 'E37' },
        },
        {
          '@type': 'ImageObject',
          url: 'https://notes.example/pictures/stopwatch.jpg',
          description: 'A stopwatch',
          caption: 'Eleven minutes',
          creditText: 'Ida',
        },
      ],
      articleSection: ['Field notes', 'Tools'],
      keywords: ['performance', 'build', 'continuous integration'],
      about: [
        { '@type': 'Thing', name: 'esbuild' },
        { '@type': 'Thing', name: 'Ida Lindqvist' },
      ],
      wordCount: 320,
      timeRequired: 'PT4M',
      dependencies: ['python', 'esbuild', 'sqlite'],
      proficiencyLevel: 'intermediate',
    })
  })

  test('leaves out what is not there, and images and pages without an address on the web', () => {
    const { title: _, lead, url: __, publishedAt, modifiedAt, language, image, ...rest } = sample
    const bare: Article = {
      ...rest,
      authors: [{ name: 'Ida', url: 'javascript:alert(1)' }],
      categories: [],
      tags: [],
      images: [{ src: 'dune.png', alt: '' }, { alt: 'unnamed' }, { src: 'data:image/png;base64,AAAA', alt: '' }],
      meta: { profile: 'generic', values: {} },
    }
    expect(jsonLd(bare)).toEqual({
      '@context': 'https://schema.org',
      '@type': 'Article',
      headline: sample.slug,
      author: [{ '@type': 'Person', name: 'Ida' }],
      wordCount: 320,
      timeRequired: 'PT2M',
    })
  })

  test('tells an image once, with the words of all its mentions', () => {
    const image = { src: '/pictures/stopwatch.jpg', width: 1200, height: 630 }
    expect(jsonLd({ ...sample, image, images: [picture, picture] }, { url }).image).toEqual([
      expect.objectContaining({ caption: 'Eleven minutes', width: expect.objectContaining({ value: 1200 }) }),
    ])
  })

  test.each([
    [4, 'PT4M'],
    [4.5, 'PT4M30S'],
    [0.5, 'PT30S'],
    [90, 'PT90M'],
    [-1, undefined],
    [1e300, undefined],
  ])('%d minutes are %s', (minutes, duration) => {
    const meta = { profile: 'alphanode', values: { reading_time: minutes } }
    expect(jsonLd({ ...sample, meta }).timeRequired).toBe(duration)
  })

  test('cannot end its script, whatever a text holds', () => {
    const hostile = fc.stringMatching(/^(?:<\/script>|<!--|\]\]>|&quot;|[\u2028\u2029]|["\\ a-z]){0,9}$/)
    fc.assert(
      fc.property(hostile, (title) => {
        const json = toScriptJson({ title })
        expect(json).not.toMatch(/[<>&\u2028\u2029]/)
        expect(JSON.parse(json)).toEqual({ title })
      }),
    )
    // @ts-expect-error: a string is no ScriptJson
    const forged: ScriptJson = '</script>'
    expect(forged).toBeTruthy()
  })
})

describe('the head', () => {
  test('names the article for cards', () => {
    const { jsonLd: json, ...head } = headView(sample, { url, site })
    expect(JSON.parse(json)).toEqual(jsonLd(sample, { url, site }))
    expect(head).toEqual({
      canonical: url,
      twitterCard: 'summary_large_image',
      openGraph: [
        { property: 'og:type', content: 'article' },
        { property: 'og:title', content: sample.title },
        { property: 'og:description', content: sample.lead },
        { property: 'og:url', content: url },
        { property: 'og:site_name', content: 'Field Notes' },
        { property: 'og:image', content: 'https://example.org/pictures/stopwatch.jpg' },
        { property: 'og:image:alt', content: 'A stopwatch' },
        { property: 'og:image:width', content: '1200' },
        { property: 'og:image:height', content: '630' },
        { property: 'article:published_time', content: '2026-02-27T23:30:00-05:00' },
        { property: 'article:modified_time', content: '2026-03-09' },
        { property: 'article:author', content: 'https://example.org/people/ida/' },
        { property: 'article:section', content: 'Field notes' },
        { property: 'article:tag', content: 'performance' },
        { property: 'article:tag', content: 'build' },
        { property: 'article:tag', content: 'continuous integration' },
      ],
    })
  })

  test('takes the first image that has an address, and says the country of a language', () => {
    const { image: _, ...rest } = sample
    const article: Article = { ...rest, language: 'de-AT', images: [{ alt: 'unnamed' }, { src: 'a.png', alt: '' }] }
    const { openGraph, twitterCard } = headView(article, { url })
    expect(openGraph).toContainEqual({ property: 'og:image', content: `${url}a.png` })
    expect(openGraph).toContainEqual({ property: 'og:locale', content: 'de_AT' })
    expect(twitterCard).toBe('summary_large_image')
    expect(headView({ ...article, images: [] }, {}).twitterCard).toBe('summary')
  })
})
