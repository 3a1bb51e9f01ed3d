/** The examples of the specifications of Markdown. `npm run conformance` */

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { tests as commonmarkTests } from 'commonmark-spec'
import { describe, expect, test } from 'vitest'
import { clean } from '../src/clean/clean.ts'
import { toBody } from '../src/read/markdown/to-body.ts'
import { root } from '../src/tree/h.ts'
import { lines, treeOfHtml, treeOfMarkdown } from './support/spec-trees.ts'
import { unguarded } from './support/unguarded.ts'

interface Example {
  number: number
  markdown: string
  html: string
  /** The parts of GFM that are on. */
  extensions: readonly string[]
}

const commonmark = commonmarkTests.map(
  ({ number, markdown, html }): Example => ({
    number,
    markdown: markdown.replaceAll('→', '\t'),
    html: html.replaceAll('→', '\t'),
    extensions: [],
  }),
)

describe('CommonMark 0.31.2', () => {
  test('each of the 652 examples is the tree that a browser makes of its HTML', () => {
    expect(commonmark.length).toBe(652)
    expect(numbersOf(commonmark.filter(isOther))).toEqual([])
  })

  test('the bodies of articles differ from it where docs/markdown.md says so, and nowhere else', () => {
    const changed = commonmark.filter(({ markdown, html }) => bodyOf(markdown) !== treeOfHtml(html).join('\n'))
    expect(numbersOf(changed)).toEqual([...new Set(Object.values(changes).flat())].sort((a, b) => a - b))
    const page = new URL('../docs/markdown.md', import.meta.url)
    const text = readFileSync(page, 'utf8')
    if (process.env.UPDATE)
      writeFileSync(
        page,
        text.replace(changesTable, () => tableOf(changes)),
      )
    expect(readFileSync(page, 'utf8')).toContain(tableOf(changes))
  })
})

/** What a body does to the tree of a browser, by design, and in which examples. */
const changes: Record<string, number[]> = {
  'Elements that only group (`div`, `section`, …) are unwrapped, and bare text becomes a paragraph': [
    150, 151, 152, 155, 159, 161, 162, 164, 165, 166, 167, 174, 175, 177, 178, 180, 184, 185, 186, 188, 189,
  ],
  'Elements that HTML does not know are unwrapped': [163, 201, 491, 524, 536, 617],
  'Elements that hold nothing go': [
    21, 31, 79, 138, 153, 154, 334, 476, 477, 484, 487, 613, 614, 615, 616, 623, 630, 631, 642, 643,
  ],
  'What is emphasized wholly and wholly once more is so once': [417, 461, 463, 464, 465, 466, 468],
  'Styles, scripts and form controls go, with a message': [170, 171, 172, 176],
  'A tag that nothing ends is text, with a message': [156, 157, 158, 173],
  'A `pre` holds one `code`, and that nothing but text, without the line break that ends it': [148, 169, 318],
  'The language of code says where it is from, and is one that a class can hold': [24, 34, 142, 143, 144, 146],
  'A picture that stands alone is a figure, whose title is the caption': [
    475, 517, 520, 531, 572, 573, 574, 575, 576, 577, 578, 580, 581, 582, 583, 584, 585, 586, 588, 589, 591,
  ],
  'URLs are `http`, `https`, `mailto`, `tel` or relative, and their protocols in small letters; others go with a message':
    [200, 485, 486, 500, 567, 596, 597, 598, 599, 601],
  'Ids have a prefix, and so have links to them': [501],
  'Bare URLs and mail addresses are links, as on GitHub': [602, 608, 611, 612],
}

const changesTable = /\| what an article does[\s\S]*?\n(?=\n)/

function tableOf(reasons: Record<string, number[]>): string {
  const rows = Object.entries(reasons).map(([reason, numbers]) => `| ${reason} | ${numbers.join(', ')} |`)
  return `${['| what an article does | examples |', '|---|---|', ...rows].join('\n')}\n`
}

function bodyOf(markdown: string): string {
  const { body, notes } = toBody(markdown, 0, unguarded)
  return lines(clean(root([...body.children, ...notes]))).join('\n')
}

/** The specifications of GFM are not in a package; where their examples lie. */
const corpus = new URL(`${process.env.CORPUS ?? '../../shared/corpus'}/markdown/`, import.meta.url)
const isThere = existsSync(corpus)

describe.skipIf(!isThere)(`GFM${isThere ? '' : ' (skipped: no examples of it in $CORPUS/markdown)'}`, () => {
  test('0.29: all examples but three, each with the extensions that it is about', () => {
    const examples = read('gfm.json')
    expect(examples.length).toBeGreaterThan(600)
    expect(numbersOf(examples.filter(isOther))).toEqual([
      628, // `ftp://` makes no link: on GitHub neither, and no article holds such a URL
      645, // comments as in CommonMark 0.31.2, which is newer
      646, // the same
    ])
  })

  test('the extensions: all examples but two', () => {
    const on = ['autolink', 'tagfilter']
    const examples = read('gfm-extensions.json').map((example) => ({ ...example, extensions: on }))
    expect(numbersOf(examples.filter(isOther))).toEqual([
      20, // expects nothing but to come back
      23, // footnotes have the ids, classes and arrows of GitHub, not those of its old parser
    ])
  })
})

function read(file: string): Example[] {
  const { tests }: { tests: (Omit<Example, 'number'> & { example: number })[] } = JSON.parse(
    readFileSync(new URL(file, corpus), 'utf8'),
  )
  return tests.map(({ example, ...rest }) => ({ ...rest, number: example }))
}

function isOther({ markdown, html, extensions }: Example): boolean {
  const on = { autolink: extensions.includes('autolink'), tagfilter: extensions.includes('tagfilter') }
  return treeOfMarkdown(markdown, on).join('\n') !== treeOfHtml(html).join('\n')
}

const numbersOf = (examples: Example[]) => examples.map(({ number }) => number)
