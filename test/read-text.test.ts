import type { Element, Root } from 'hast'
import { describe, expect, test } from 'vitest'
import type { Draft, MetaNode, MetaRow } from '../src/article/draft.ts'
import { standardLimits } from '../src/diagnostics/limits.ts'
import { createLog } from '../src/diagnostics/report.ts'
import { profiles } from '../src/meta/profiles.ts'
import { readText } from '../src/read/text/read-text.ts'
import { isElement } from '../src/tree/h.ts'
import { lineText, rawText } from '../src/tree/text.ts'

function read(source: string) {
  const { report, messages } = createLog('dump.txt', source)
  const draft = readText(source, { path: 'dump.txt', profile: profiles.alphanode, limits: standardLimits, report })
  return { ...draft, messages, rules: messages.map(({ rule }) => rule) }
}

/** The body as one line a block: `h2 Why`, `p A text`, `pre …`. */
function shape({ body }: { body: Root }): string[] {
  return body.children.filter(isElementNode).map((node) => `${node.tagName} ${lineText(node)}`.trim())
}
const isElementNode = (node: Root['children'][number]): node is Element => isElement(node)

function code({ body }: Draft): string[] {
  return body.children.filter((node) => isElement(node, 'pre')).map((node) => rawText(node))
}

/** The rows of the box as plain values. */
function plain(node: MetaNode): unknown {
  if (node.kind === 'text') return node.text
  if (node.kind === 'typed') return node.value
  return node.kind === 'list' ? node.items.map(plain) : pairs(node.rows)
}
const pairs = (rows: MetaRow[]): unknown[] => rows.map(({ key, value }) => [key, plain(value)])
const boxOf = (rows: string) =>
  pairs(
    read(`A title\n\nA text that is long enough to end like this.\n\nalphanode post meta\n\n${rows}`).box?.rows ?? [],
  )

const lead = 'Queues hide trouble until they are full, and then they show all of it at once.'

describe('the front', () => {
  test('takes the first short block for the title, and leaves the lead in the body', () => {
    const draft = read(`On queues that fill up\n\n${lead}\n\nMeasure them.`)
    expect(draft.facts.title).toBe('On queues that fill up')
    expect(shape(draft)).toEqual([`p ${lead}`, 'p Measure them.'])
    expect(draft.rules).toContain('read/fact-guessed')
  })

  test('reads categories, author and date round the title, and drops what belongs to the site', () => {
    const draft = read(`Skip to content\n\nOps | Data & Co\n\nOn queues\n\nByjrivers\n\n${lead}`)
    expect(draft.facts).toMatchObject({
      title: 'On queues',
      categories: ['Ops', 'Data & Co'],
      authors: [{ name: 'jrivers' }],
    })
    expect(read(`On queues\n\nBy J. Rivers March 4, 2026\n\n${lead}`).facts).toMatchObject({
      publishedAt: '2026-03-04',
    })
    expect(draft.rules).toContain('read/chrome-dropped')
  })

  test('knows a single category by the cards of other posts', () => {
    const draft = read(
      `Ops\n\nOn queues that fill up\n\n${lead}\n\nSimilar Posts\n\nOps | Data\n\nOn caches\n\nCaches are queues for the past.`,
    )
    expect(draft.facts).toMatchObject({
      title: 'On queues that fill up',
      categories: ['Ops'],
      similar: [{ title: 'On caches' }],
    })
  })

  test('gives no title to a post that begins with its text', () => {
    expect(read(`Ops | Data\n\n${lead}\n\nMeasure them.`).facts.title).toBeUndefined()
  })

  test.each([
    ['4 March 2026 · Marta Rivers', { authors: ['Marta Rivers'], publishedAt: '2026-03-04' }],
    ['Marta Rivers – 2026-03-04T10:30:00Z', { authors: ['Marta Rivers'], publishedAt: '2026-03-04T10:30:00Z' }],
    ['Posted on March 4, 2026 at 10:30 am by Marta Rivers', { authors: ['Marta Rivers'], publishedAt: '2026-03-04' }],
    ['4. März 2026 von Marta Rivers', { authors: ['Marta Rivers'], publishedAt: '2026-03-04' }],
    ['4 марта 2026 | Пётр Образцов', { authors: ['Пётр Образцов'], publishedAt: '2026-03-04' }],
    ['4 March 2026 by mrivers', { authors: ['mrivers'], publishedAt: '2026-03-04' }],
    ['4 March 2026 by Marta_Rivers', { authors: ['Marta Rivers'], publishedAt: '2026-03-04' }],
    [
      '4 March 20265 April 2026 by Marta Rivers',
      { authors: ['Marta Rivers'], publishedAt: '2026-03-04', modifiedAt: '2026-04-05' },
    ],
    ['4 March 2026\n\nMarta Rivers', { authors: ['Marta Rivers'], publishedAt: '2026-03-04' }],
    ['Marta Rivers, editor\n\n4 March 2026', { authors: ['Marta Rivers'], publishedAt: '2026-03-04' }],
    ['4 March 2026', { authors: undefined, publishedAt: '2026-03-04' }],
    // As themes of WordPress have it: Twenty Twenty-Four, Twenty Twenty, Astra, OceanWP, Divi, in other languages.
    [
      '4 March 2026\n\n—\n\nby\n\nMarta Rivers\nin Cellars, Queues',
      { authors: ['Marta Rivers'], publishedAt: '2026-03-04' },
    ],
    [
      '• Post authorBy Marta Rivers\n• Post dateMarch 4, 2026\n• 2 Comments on queues',
      { authors: ['Marta Rivers'], publishedAt: '2026-03-04' },
    ],
    [
      'Leave a Comment / Cellars, Queues / By Marta Rivers / March 4, 2026',
      { authors: ['Marta Rivers'], publishedAt: '2026-03-04' },
    ],
    [
      'Post author:Marta Rivers\nPost published:March 4, 2026\nPost category:Cellars',
      { authors: ['Marta Rivers'], publishedAt: '2026-03-04' },
    ],
    ['by Marta Rivers | Mar 4, 2026 | Cellars | 0 comments', { authors: ['Marta Rivers'], publishedAt: '2026-03-04' }],
    ['Marta Rivers · March 4, 2026 · 7 min read', { authors: ['Marta Rivers'], publishedAt: '2026-03-04' }],
    ['Posted byMarta RiversMarch 4, 2026', { authors: ['Marta Rivers'], publishedAt: '2026-03-04' }],
    ['Posted on March_4,_2026 by Marta_Rivers', { authors: ['Marta Rivers'], publishedAt: '2026-03-04' }],
    ['POSTED ON MARCH 4, 2026 BY MRIVERS', { authors: ['MRIVERS'], publishedAt: '2026-03-04' }],
    ['Veröffentlicht am 4. März 2026 von Rivers & Co', { authors: ['Rivers & Co'], publishedAt: '2026-03-04' }],
    ['Publié le 4 mars 2026 par Marta Rivers dans Caves', { authors: ['Marta Rivers'], publishedAt: '2026-03-04' }],
    ['投稿者: 梅田 投稿日: 2026年3月4日', { authors: ['梅田'], publishedAt: '2026-03-04' }],
    ['Release notes for version 2 · March 4, 2026', { authors: undefined, publishedAt: undefined }],
    ['Marta Rivers', { authors: undefined, publishedAt: undefined }],
    ['4 March 2026 New queues for old', { authors: undefined, publishedAt: undefined }],
  ])('reads who wrote it and when: %s', (lines, { authors, ...dates }) => {
    const { facts } = read(`On queues that fill up\n\n${lines}\n\n${lead}`)
    expect(facts.title).toBe('On queues that fill up')
    expect({
      authors: facts.authors?.map(({ name }) => name),
      publishedAt: facts.publishedAt,
      modifiedAt: facts.modifiedAt,
    }).toEqual({ modifiedAt: undefined, authors, ...dates })
  })

  test('passes a notice of cookies above the title', () => {
    const notice = 'We use cookies to keep you signed in, and to count how many of you there are.'
    const draft = read(`${notice}\n\nAccept\n\nOn queues that fill up\n\n4 March 2026\n\n${lead}`)
    expect(draft.facts.title).toBe('On queues that fill up')
    expect(shape(draft)).toEqual([`p ${lead}`])
  })

  test('makes an image of the line above the categories', () => {
    const draft = read(`A full bucket\nOps | Data\n\nOn queues\n\n${lead}`)
    expect(shape(draft)[0]).toBe('figure')
  })
})

describe('blocks', () => {
  test.each([
    ['English', 'Why it matters'],
    ['Japanese', 'なぜ重要か'],
    ['Arabic', 'لماذا هذا مهم'],
    ['a question', 'Why does it fill up?'],
  ])('takes a short line above a paragraph for a heading: %s', (_, heading) => {
    const draft = read(`Title\n\n${lead}\n\n${heading}\n\n${lead}`)
    expect(shape(draft)[1]).toBe(`h2 ${heading}`)
    expect(draft.rules).toContain('read/heading-guessed')
  })

  test('leaves sentences and the last line alone', () => {
    expect(shape(read(`Title\n\n${lead}\n\nIt works:\n\n${lead}\n\nThe end`))).toEqual([
      `p ${lead}`,
      'p It works:',
      `p ${lead}`,
      'p The end',
    ])
  })

  test('keeps code verbatim over empty lines, with tabs and trailing spaces', () => {
    const source = 'import os\n\n\ndef size(path):\n\treturn os.stat(path).st_size  \n\n    # the end'
    const draft = read(`Title\n\n${lead}\n\n${source}\n\n${lead}`)
    expect(code(draft)).toEqual([source])
    expect(draft.rules).toContain('read/code-guessed')
  })

  test.each([
    ['SQL', 'SELECT q.id\nFROM queue q\nWHERE q.depth > 9;'],
    ['a command', 'npm install --save-dev gauge'],
    ['YAML', 'queue:\n  depth: 9\n  on_full: "drop"'],
    ['CSS', '.queue > li { margin: 0; }\n@media print { .queue { display: none; } }'],
    ['PHP', '<?php\necho $queue->depth();\n?>'],
    ['JSON', '{\n  "depth": 9\n}'],
  ])('knows code: %s', (_, source) => {
    expect(code(read(`Title\n\n${lead}\n\n${source}\n\n${lead}`))).toEqual([source])
  })

  test.each([
    'Use import data from the old system, select the rows you need from the list, and set the limit; then go on.',
    'Run npm install first.',
    'The class of queues we mean: those with one reader (and only one).',
  ])('knows prose about code: %s', (prose) => {
    expect(shape(read(`Title\n\n${lead}\n\n${prose}\n\n${lead}`))[1]).toBe(`p ${prose}`)
  })

  test('drops line numbers before code', () => {
    const draft = read(`Title\n\n${lead}\n\n1\n2\n \nlet depth = 9;\ndepth += 1;\n\n${lead}`)
    expect(code(draft)).toEqual(['let depth = 9;\ndepth += 1;'])
    expect(draft.rules).toContain('read/gutter-dropped')
  })

  test('nests lists by their indentation', () => {
    const list = read(`Title\n\n${lead}\n\n  • outer\n    • inner\n      1. deep\n  • last`).body.children[1]
    expect(isElementNode(list as Element) && JSON.stringify(list, ['tagName', 'children', 'value'])).toBe(
      JSON.stringify({
        tagName: 'ul',
        children: [
          {
            tagName: 'li',
            children: [
              { value: 'outer' },
              {
                tagName: 'ul',
                children: [
                  {
                    tagName: 'li',
                    children: [
                      { value: 'inner' },
                      { tagName: 'ol', children: [{ tagName: 'li', children: [{ value: 'deep' }] }] },
                    ],
                  },
                ],
              },
            ],
          },
          { tagName: 'li', children: [{ value: 'last' }] },
        ],
      }),
    )
  })

  test('pairs the alternative text of an image with the caption that repeats it, whatever the language of the credit', () => {
    const draft = read(
      `Title\n\n${lead}\n\nA queue\nA queue. Bildquelle: Archiv\nl'attente 2\nl’attente 2. source : nous`,
    )
    expect(shape(draft).slice(1)).toEqual(['figure A queue. Bildquelle: Archiv', 'figure l’attente 2. source : nous'])
    expect(draft.rules).toContain('read/image-guessed')
  })

  test('reads rows whose cells are parted by tabs as a table', () => {
    expect(shape(read(`Title\n\n${lead}\n\nstep\tseconds\nbundle\t64\n\n${lead}`))[1]).toBe('table stepsecondsbundle64')
  })
})

describe('the box', () => {
  test('parts a row after the longest known label', () => {
    expect(boxOf('topiccode review\ncode languagepython\nview count7')).toEqual([
      ['topic', 'code review'],
      ['code language', 'python'],
      ['view count', '7'],
    ])
  })

  test('reads a label above items as the list or map that the profile says it is', () => {
    expect(
      boxOf('notes\n  • first: measure\nscore\n  • quality: 80\nOwner Team\n  • name: Ada\n  • on call:\n    • bo'),
    ).toEqual([
      ['notes', ['first: measure']],
      ['score', [['quality', '80']]],
      [
        'Owner Team',
        [
          ['name', 'Ada'],
          ['on call', ['bo']],
        ],
      ],
    ])
  })

  test('begins the next object where a name comes again', () => {
    const draft = read(
      'Title\n\nalphanode post meta\n\nentities\n    • name: a\n    • type: x\n    • name: b\n    • type: y',
    )
    expect(pairs(draft.box?.rows ?? [])).toEqual([
      [
        'entities',
        [
          [
            ['name', 'a'],
            ['type', 'x'],
          ],
          [
            ['name', 'b'],
            ['type', 'y'],
          ],
        ],
      ],
    ])
    expect(draft.rules).toContain('read/objects-split')
  })

  test('goes on after an empty list, which shifts the rest', () => {
    expect(boxOf('image sources\n    payload\n    • seed: 7\n    notes\n    • one')).toEqual([
      ['image sources', ''],
      ['payload', [['seed', '7']]],
      ['notes', ['one']],
    ])
  })

  test('keeps a row that it cannot part, says so, and parts what shows its seam', () => {
    const draft = read(
      'Title\n\nalphanode post meta\n\nrelease trainsummer edition\npeak load0.93\nhandbookhttps://example.com/h',
    )
    expect(pairs(draft.box?.rows ?? [])).toEqual([
      ['release trainsummer edition', ''],
      ['peak load', '0.93'],
      ['handbook', 'https://example.com/h'],
    ])
    expect(draft.rules).toEqual(expect.arrayContaining(['read/unsplit-row', 'read/row-split']))
    expect(draft.messages.find(({ rule }) => rule === 'read/unsplit-row')?.place?.start).toMatchObject({
      line: 5,
      column: 1,
    })
  })

  test('gives images their URL by caption, also those that show no caption', () => {
    const draft = read(
      `Title\n\n${lead}\n\nA queue 1\nA queue 1. image source: us\n\nA queue 2\n\n${lead}\n\nalphanode post meta\n\nimage sources\n    • url: https://example.com/1.png\n    • caption: A queue 1\n    • url: https://example.com/2.png\n    • caption: A queue 2`,
    )
    const sources = draft.body.children.flatMap((node) =>
      isElement(node, 'figure') && isElement(node.children[0]) ? [node.children[0].properties.src] : [],
    )
    expect(sources).toEqual(['https://example.com/1.png', 'https://example.com/2.png'])
    expect(draft.rules).toContain('read/image-source')
  })

  test('ends before the similar posts, which are no part of the body', () => {
    const draft = read(
      `Title\n\n${lead}\n\nAlphaNode Post Meta\n\ntopicqueues\n\nSimilar Posts\n\nOn caches\n\nOn locks`,
    )
    expect(draft.facts.similar).toEqual([{ title: 'On caches' }, { title: 'On locks' }])
    expect(shape(draft)).toEqual([`p ${lead}`])
    expect(draft.rules).toContain('read/similar-guessed')
  })
})

test('a row stands where its first line begins, also if its label is beside a later one', () => {
  const rows = [
    '    topic     tides / readings',
    '                • python',
    '    stack       • sqlite',
    '',
    'reading time  3',
    '                • ',
    '[[[[[[[[[[[[[[[[[[[[[[                    □ source: our archive',
    'image sources       □ url: https://pier.example/gauge.jpg',
    '                    □ caption: The gauge at the end of the pier',
    '',
    '    notes       • keep',
  ].join('\n')
  const { box } = read(`x\n\nPost meta\n\n${rows}\n`)
  const places = box?.rows.map(({ at }) => at) ?? []
  expect(places.length).toBeGreaterThan(3)
  expect(places.filter((at) => !at || at.end < at.start)).toEqual([])
})

test('twenty thousand lines of tags under an article are read in linear time', () => {
  const { facts } = read(`A title\n\n${lead}\n${'\nTags: a, b\n'.repeat(20_000)}`)
  expect(facts.tags).toHaveLength(40_000)
})

describe('what stands after hostile text is kept', () => {
  test.each([
    ['one long line', 'a '.repeat(2_000_000)],
    ['brackets', `let x = ${'('.repeat(1_000_000)}`],
    ['items', '  • x\n'.repeat(200_000)],
    ['deep indentation', Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(depth * 2)}• x`).join('\n')],
    ['headings', 'A heading\n\n'.repeat(100_000)],
    ['rows', `T\n\nalphanode post meta\n\n${'topic\n'.repeat(100_000)}`],
    ['boxes', 'alphanode post meta\n\n'.repeat(20_000)],
    ['bars', '| '.repeat(500_000)],
    ['code', 'x = f(1)\n\n'.repeat(50_000)],
  ])('%s', (_, source) => {
    const { body, box, facts } = read(`${source}\n\nThe last words.`)
    expect(JSON.stringify([facts, rawText(body), box?.rows])).toContain('The last words.')
  })
})
