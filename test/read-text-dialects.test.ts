import { describe, expect, test } from 'vitest'
import type { MetaNode, MetaRow } from '../src/article/draft.ts'
import { standardLimits } from '../src/diagnostics/limits.ts'
import { createLog } from '../src/diagnostics/report.ts'
import { foldLabel } from '../src/meta/label.ts'
import { profiles } from '../src/meta/profiles.ts'
import { readText } from '../src/read/text/read-text.ts'
import { isElement } from '../src/tree/h.ts'
import { lineText, rawText } from '../src/tree/text.ts'

function read(source: string) {
  const { report, messages } = createLog('dump.txt', source)
  const draft = readText(source, { path: 'dump.txt', profile: profiles.alphanode, limits: standardLimits, report })
  const blocks = draft.body.children.flatMap((node) => {
    if (!isElement(node)) return []
    return [`${node.tagName} ${node.tagName === 'pre' ? rawText(node) : lineText(node)}`]
  })
  return { title: draft.facts.title, blocks, box: pairs(draft.box?.rows ?? []), facts: draft.facts, messages }
}

function plain(node: MetaNode): unknown {
  if (node.kind === 'text') return node.text
  if (node.kind === 'typed') return node.value
  return node.kind === 'list' ? node.items.map(plain) : pairs(node.rows)
}
const pairs = (rows: MetaRow[]): unknown[] => rows.map(({ key, value }) => [key, plain(value)])

/** What every dump of this post must give. */
const blocks = [
  'p A cellar keeps its temperature for a season, and the logger in it keeps a line for every minute of that season, whether anybody reads it or not.',
  'h2 How to read it',
  'p Take the night, when nobody opens the door.',
  'pre import csv\n\nfor row in csv.reader(open("log")):\n    print(row)',
  'ul one lineanother line that is so long that every tool has to break it somewhere before its end comes',
]
const box = [
  ['topic', 'cellars / loggers'],
  [
    'summary',
    'this summary goes on for so long that it has to be wrapped by every browser for terminals there ever was.',
  ],
  ['stack', ['csv', 'python']],
  ['code language', 'python'],
  ['flags', [['has images', '0']]],
  [
    'entities',
    [
      [
        ['name', 'cellar'],
        ['type', 'place'],
      ],
      [
        ['name', 'log'],
        ['type', 'file'],
      ],
    ],
  ],
  ['notes', ['keep: the door shut']],
]

const lynx = `   #[1]Cellars » Feed

   [2]Skip to content

   [3]Ops | [4]Data

Reading a cellar

   By[5]marta March 4, 2026

   A cellar keeps its temperature for a season, and the logger in it
   keeps a line for every minute of that season, whether anybody reads
   it or not.

How to read it

   Take the night, when nobody opens the door.
import csv

for row in csv.reader(open("log")):
    print(row)

     * one line
     * another line that is so long that every tool has to break it
       somewhere before its end comes

alphanode post meta

   topic cellars / loggers
   summary this summary goes on for so long that it has to be wrapped
   by every browser for terminals there ever was.
   stack
     * csv
     * python

   code language python
   flags
     * has images: 0

   entities
     *
          + name: cellar
          + type: place
     *
          + name: log
          + type: file

   notes
     * keep: the door shut

   Post Tags: [6]#cold

References

   Visible links:
   1. https://example.com/feed
   2. https://example.com/#main
`

const elinks = `
   Link: [1]canonical
   [2]Skip to content

   [3]Ops | [4]Data

                         Reading a cellar

   [5][IMG]By[6]marta March 4, 2026

   A cellar keeps its temperature for a season, and the logger in it
   keeps a line for every minute of that season, whether anybody reads
   it or not.

How to read it

   Take the night, when nobody opens the door.

 import csv

 for row in csv.reader(open("log")):
     print(row)

     • one line
     • another line that is so long that every tool has to break it
       somewhere before its end comes

alphanode post meta

     topic   cellars / loggers
    summary  this summary goes on for so long that it has to be
             wrapped by every browser for terminals there ever was.
     stack     • csv
               • python
     code    python
   language
     flags     • has images: 0
               • 
                    • name: cellar
                    • type: place

   entities    • 
                    • name: log
                    • type: file
     notes     • keep: the door shut

   Post Tags: [7]#cold

References

   Visible links
   1. https://example.com/
`

const html2text = `Skip_to_content

 Ops | Data_&_co
****** Reading a cellar ******
Bymarta
 March 4, 2026
A cellar keeps its temperature for a season, and the logger in it keeps
a line for every minute of that season, whether anybody reads it or not.
***** How to read it *****
Take the night, when nobody opens the door.
import csv

for row in csv.reader(open("log")):
    print(row)
    * one line
    * another line that is so long that every tool has to break it
      somewhere before its end comes
***** alphanode post meta *****
topic    cellars / loggers
summary  this summary goes on for so long that it has to be wrapped by
         every browser for terminals there ever was.
stack        * csv
             * python
code     python
language
flags        * has images: 0
             *     o name: cellar
entities           o type: place
             *     o name: log
                   o type: file
notes        * keep: the door shut
  Post Tags:  #cold
`

const w3m = `Skip to content

  • Home

Ops | Data

Reading a cellar

[9387ed]Bymarta March 4, 2026

A cellar keeps its temperature for a season, and the logger in it keeps
a line for every minute of that season, whether anybody reads it or not.

How to read it

Take the night, when nobody opens the door.

import csv

for row in csv.reader(open("log")):
    print(row)

  • one line
  • another line that is so long that every tool has to break it
    somewhere before its end comes

alphanode post meta

 topic   cellars / loggers
summary  this summary goes on for so long that it has to be wrapped by
         every browser for terminals there ever was.
           • csv
 stack     • python

 code    python
language
 flags     • has images: 0

           • 
               □ name: cellar
entities       □ type: place
           • 
               □ name: log
               □ type: file

 notes     • keep: the door shut

Post Tags: #cold
`

test.each([
  ['lynx', lynx],
  ['ELinks', elinks],
  ['html2text', html2text],
  ['w3m', w3m],
])('reads a dump of %s', (name, source) => {
  const draft = read(source)
  expect(draft.messages[0]).toMatchObject({ rule: 'read/dump-dialect', actual: `the layout of ${name}` })
  expect(draft.facts).toMatchObject({
    title: 'Reading a cellar',
    authors: [{ name: 'marta' }],
    publishedAt: '2026-03-04',
    tags: ['cold'],
  })
  expect(draft.blocks).toEqual(blocks)
  expect(draft.box).toEqual(box)
})

test('reads text content, where the whole box is one line, and says which lists it cannot part', () => {
  const draft = read(
    'Reading a cellar\n\n\tA cellar keeps its temperature.\nHow to read it\nTake the night, when nobody opens the door.\nimport csv\nfor row in csv.reader(open("log")):\n    print(row)\nalphanode post metatopiccellars / loggersstackcsvpythoncode languagepythonflagshas images: 0image heavy: 1entitiesname: cellartype: placename: logtype: file\n',
  )
  expect(draft.title).toBe('Reading a cellar')
  expect(draft.blocks).toEqual([
    'p A cellar keeps its temperature.',
    'h2 How to read it',
    'p Take the night, when nobody opens the door.',
    'pre import csv\nfor row in csv.reader(open("log")):\n    print(row)',
  ])
  expect(draft.box).toEqual([
    ['topic', 'cellars / loggers'],
    ['stack', 'csvpython'],
    ['code language', 'python'],
    [
      'flags',
      [
        ['has images', '0'],
        ['image heavy', '1'],
      ],
    ],
    [
      'entities',
      [
        [
          ['name', 'cellar'],
          ['type', 'place'],
        ],
        [
          ['name', 'log'],
          ['type', 'file'],
        ],
      ],
    ],
  ])
  expect(draft.messages.filter(({ rule }) => rule === 'read/unsplit-items')).toHaveLength(1)
})

test('parts images from the text that a tool runs together with them', () => {
  const source = lynx
    .replace('it or not.', 'it or not. the cellar door the cellar door. photo: marta,\n   photographer')
    .replace('   notes\n', '   image sources\n     *\n          + caption: the cellar door\n\n   notes\n')
  expect(read(source).blocks.slice(0, 2)).toEqual([blocks[0], 'figure the cellar door. photo: marta, photographer'])
})

test('leaves numbers in brackets alone that are not the next of the links', () => {
  const source = lynx.replace('Take the night', 'Take row[0], or [12], at night')
  expect(read(source).blocks[2]).toBe('p Take row[0], or [12], at night, when nobody opens the door.')
})

/** The same box as a definition list, as each tool shows one. */
const stacked: Record<string, string> = {
  lynx: `   topic
          cellars / loggers

   summary
          this summary goes on for so long that it has to be wrapped
          by every browser for terminals there ever was.

   stack

          + csv
          + python

   code language
          python

   flags

          + has images: 0

   entities

          +
               o name: cellar
               o type: place
          +
               o name: log
               o type: file

   notes

          + keep: the door shut
`,
  ELinks: `   topic
   cellars / loggers

   summary
   this summary goes on for so long that it has to be wrapped by every
   browser for terminals there ever was.

   stack

     • csv
     • python

   code language
   python

   flags

     • has images: 0

   entities

     •

          ◦ name: cellar
          ◦ type: place

     •

          ◦ name: log
          ◦ type: file

   notes

     • keep: the door shut
`,
  html2text: `  topic
      cellars / loggers
  summary
      this summary goes on for so long that it has to be wrapped by
      every browser for terminals there ever was.
  stack
          * csv
          * python
  code language
      python
  flags
          * has images: 0
  entities
          *     o name: cellar
                o type: place
          *     o name: log
                o type: file
  notes
          * keep: the door shut
`,
  w3m: `topic
    cellars / loggers
summary
    this summary goes on for so long that it has to be wrapped by every
    browser for terminals there ever was.
stack
      ☆ csv
      ☆ python
code language
    python
flags
      ☆ has images: 0
entities
      ☆ 
          ◎ name: cellar
          ◎ type: place
      ☆ 
          ◎ name: log
          ◎ type: file
notes
      ☆ keep: the door shut
`,
}

/** A dump with other lines in its box. */
const withBox = (dump: string, lines: string) =>
  dump.replace(
    /(alphanode post meta(?: \*{5}\n|\n\n))[\s\S]*?(?=\n* *Post Tags)/,
    (_, heading: string) => heading + lines,
  )

test.each([
  ['lynx', lynx],
  ['ELinks', elinks],
  ['html2text', html2text],
  ['w3m', w3m],
])('reads a box of %s whose labels stand over their values', (name, source) => {
  const draft = read(withBox(source, stacked[name] ?? ''))
  expect(draft.box).toEqual(box)
  expect(draft.blocks).toEqual(blocks)
  expect(draft.facts.tags).toEqual(['cold'])
})

test('ends a box whose labels stand over their values before the text under it', () => {
  const lines = `${stacked.w3m}owner team
    the cellar crew

That is all that the box says, and what comes here is text again, which
nobody should take for a label.

    import os
`
  const draft = read(withBox(w3m, lines).replace('Post Tags: #cold\n', ''))
  expect(draft.box).toEqual([...box, ['owner team', 'the cellar crew']])
})

test.each([
  [
    'rows that were padded by bytes',
    'topic    cellars\nключ значение\nnotes        * keep: the door shut\n',
    [
      ['topic', 'cellars'],
      ['ключ', 'значение'],
      ['notes', ['keep: the door shut']],
    ],
  ],
  [
    'a label of three lines under a short one that is not known either',
    'topic          cellars\n7              a number\nsomewhat long \nlabel of three the value\nlines of text\nnotes              * shut\n',
    [
      ['topic', 'cellars'],
      ['7', 'a number'],
      ['somewhat long label of three lines of text', 'the value'],
      ['notes', ['shut']],
    ],
  ],
  [
    'items with names of one row, and items without of the next',
    `topic      cellars
               * has images: 0
flags          * image heavy: 1
               * shut well: 1
               * somebody looked: 1
checklist      * shut the door
               * read the log
`,
    [
      ['topic', 'cellars'],
      [
        'flags',
        [
          ['has images', '0'],
          ['image heavy', '1'],
          ['shut well', '1'],
          ['somebody looked', '1'],
        ],
      ],
      ['checklist', ['shut the door', 'read the log']],
    ],
  ],
  [
    'values that are wrapped before the edge of the page',
    `topic    cellars / loggers
             * context: in winter
ai           * problem: the door
outline      * stack: csv
             * recommended action:
               shut it
         a brief that is wrapped at
ai brief a column before the edge
         of the page, as cells are
stack        * csv
`,
    [
      ['topic', 'cellars / loggers'],
      [
        'ai outline',
        [
          ['context', 'in winter'],
          ['problem', 'the door'],
          ['stack', 'csv'],
          ['recommended action', 'shut it'],
        ],
      ],
      ['ai brief', 'a brief that is wrapped at a column before the edge of the page, as cells are'],
      ['stack', ['csv']],
    ],
  ],
])('reads columns: %s', (_, lines, expected) => {
  expect(read(withBox(html2text, lines)).box).toEqual(expected)
})

/** The same post as browsers copy it: without margins, marks of items and numbers of links. */
const copied = (rows: string) => `Skip to content
Home
Logs
Reading a cellar
marta March 4, 2026 by Marta Rivers

A cellar keeps its temperature for a season, and the logger in it keeps a line for every minute of that season, whether anybody reads it or not.

How to read it

Take the night, when nobody opens the door.

alphanode post meta
${rows}
Post Tags: #cold
`
const copiedBoxes: Record<string, string> = {
  'cells of a table': `topic\tcellars / loggers
summary\t${String(box[1]?.[1])}
stack\t
csv
python

code language\tpython
flags\t
has images: 0

entities\t
name: cellar
type: place
name: log
type: file

notes\t
keep: the door shut
`,
  'labels over values': `topic
cellars / loggers
summary
${String(box[1]?.[1])}
stack
csv
python
code language
python
flags
has images: 0
entities
name: cellar
type: place
name: log
type: file
notes
keep: the door shut`,
  'labels with a colon': `Topic: cellars / loggers
Summary: ${String(box[1]?.[1])}
Stack:

csv
python

Code-Language: python
Flags:

has images: 0

Entities:

name: cellar
type: place
name: log
type: file

Notes:

keep: the door shut
`,
}

test.each(Object.entries(copiedBoxes))('reads what is copied from a browser: %s', (_, rows) => {
  const draft = read(copied(rows).replace('marta March', 'March'))
  expect(draft.messages[0]).toMatchObject({ rule: 'read/dump-dialect', actual: 'the layout of innerText' })
  expect(draft.facts).toMatchObject({
    title: 'Reading a cellar',
    authors: [{ name: 'Marta Rivers' }],
    publishedAt: '2026-03-04',
    tags: ['cold'],
  })
  expect(draft.blocks).toEqual(blocks.slice(0, 3))
  expect(draft.box.map((row) => [foldLabel(String(Array(row).flat()[0])), Array(row).flat(1)[1]])).toEqual(
    box.map(([label, value]) => [foldLabel(String(label)), value]),
  )
})

test('reads rows with labels that no profile knows, where their place tells them', () => {
  const inTable = 'topic\tcellars\nOwner Team\tthe cellar crew\nколонка\tзначение\ndifficulty\teasy\n'
  const stackedRows = 'topic\ncellars\nOwner Team\nthe cellar crew\ndifficulty\neasy'
  const named = 'Topic: cellars\nOwner Team: the cellar crew\nколонка: значение\nDifficulty: easy\n'
  const values = (rows: string) => read(copied(rows)).box.map((row) => Array(row).flat(1)[1])
  expect(values(inTable)).toEqual(['cellars', 'the cellar crew', 'значение', 'easy'])
  expect(values(named)).toEqual(['cellars', 'the cellar crew', 'значение', 'easy'])
  expect(values(stackedRows)).toEqual(['cellars', 'the cellar crew', 'easy'])
})

test('takes a name for one of the value above, as long as that lacks it', () => {
  const rows = 'Topic: cellars\nAi-Outline:\ncontext: winter\nstack: csv\nStack: python\nDifficulty: easy\n'
  expect(read(copied(rows)).box).toEqual([
    ['Topic', 'cellars'],
    [
      'Ai-Outline',
      [
        ['context', 'winter'],
        ['stack', 'csv'],
      ],
    ],
    ['Stack', 'python'],
    ['Difficulty', 'easy'],
  ])
})

test('parts the named values of text content that stands row by row', () => {
  const draft = read(
    'Reading a cellar\nA cellar keeps its temperature.\n\nalphanode post meta\n\ntopiccellars / loggers\nstackcsvpython\nflagshas images: 0image heavy: 1\n\nPost Tags: #cold\n',
  )
  expect(draft.messages[0]).toMatchObject({ actual: 'the layout of textContent' })
  expect(draft.box).toEqual([
    ['topic', 'cellars / loggers'],
    ['stack', 'csvpython'],
    [
      'flags',
      [
        ['has images', '0'],
        ['image heavy', '1'],
      ],
    ],
  ])
  expect(draft.messages.filter(({ rule }) => rule === 'read/unsplit-items')).toHaveLength(1)
})

/** The code of the dump in other lines. */
const withCode = (dump: string, lines: string) =>
  dump.replace(/ ?import csv\n\n ?for [\s\S]*?print\(row\)\n/, () => lines)
const codesOf = (source: string) => read(source).blocks.filter((block) => block.startsWith('pre '))

test.each([
  ['lynx', lynx, ''],
  ['ELinks', elinks, ' '],
  ['w3m', w3m, ''],
])('gives code of %s its tabs back, where all of it stands at whole tabs', (_, dump, margin) => {
  const go = ['func main() {', '        for {', '                run()', '        }', '}']
  const shown = go.map((line) => `${margin}${line}\n`).join('')
  expect(codesOf(withCode(dump, shown))).toEqual([`pre ${go.join('\n').replaceAll('        ', '\t')}`])
  const mixed = `${margin}if ready:\n${margin}    for row in rows:\n${margin}        print(row)\n`
  expect(codesOf(withCode(dump, mixed))).toEqual(['pre if ready:\n    for row in rows:\n        print(row)'])
})

test.each([
  ['lynx', lynx, ''],
  ['ELinks', elinks, '   '],
  ['html2text', html2text, ''],
  ['w3m', w3m, ''],
])('takes the numbers off the lines of code that %s shows', (_, dump, margin) => {
  const lines = ['import csv', '', 'for row in csv.reader(log):', '    print(row)']
  const shown = lines.map((line, index) => `${margin}${index + 1} ${line}`.trimEnd()).join('\n')
  const draft = read(withCode(dump, `${shown}\n`))
  expect(draft.blocks.filter((block) => block.startsWith('pre '))).toEqual([`pre ${lines.join('\n')}`])
  expect(draft.messages.filter(({ rule }) => rule === 'read/gutter-dropped')).toHaveLength(1)
})

test('leaves numbered lines alone that are no code', () => {
  const draft = read(withCode(html2text, '1 cellar\n2 loggers\n3 lines of text\n'))
  expect(draft.blocks[2]).toMatch(/1 cellar\s+2 loggers\s+3 lines of text$/)
})

test('knows items of YAML from those of a list under code', () => {
  const yaml = 'spec:\n  ports:\n    - port: 80\n      name: web\n'
  expect(codesOf(withCode(lynx, yaml))).toEqual([`pre ${yaml.trimEnd()}`])
  const list = 'import csv\n     * one item\n     * another one\n'
  expect(codesOf(withCode(lynx, list))).toEqual(['pre import csv'])
})

test('drops buttons beside code, and labels over advertisements', () => {
  const shown = 'Copy\nimport csv\nprint(csv.reader(log))\nCopy code\nAdvertisement\n'
  const draft = read(withCode(html2text, shown))
  expect(draft.blocks.slice(2, 4)).toEqual([blocks[2], 'pre import csv\nprint(csv.reader(log))'])
  const dropped = draft.messages.filter(({ rule }) => rule === 'read/chrome-dropped').map(({ actual }) => actual)
  expect(dropped).toEqual(
    expect.arrayContaining(['the line `Copy`', 'the line `Copy code`', 'the line `Advertisement`']),
  )
})

test('takes a line for code that a button to copy stands beside', () => {
  expect(
    codesOf(
      copied('topic: cellars\ndifficulty: easy').replace(
        'opens the door.',
        'opens the door.\n\ntail -f cellar.log\nCopy',
      ),
    ),
  ).toEqual(['pre tail -f cellar.log'])
  expect(
    codesOf(
      copied('topic: cellars\ndifficulty: easy').replace('opens the door.', 'opens the door.\n\nFacebook\nCopy\nMail'),
    ),
  ).toEqual([])
})

test('ends code of html2text, which sets no empty line, before the sentence under it', () => {
  const draft = read(
    withCode(
      html2text,
      'import csv\nprint(csv.reader(log))\nThen the logger goes on, as loggers do, for another season.\n',
    ),
  )
  expect(draft.blocks.slice(3, 5)).toEqual([
    'pre import csv\nprint(csv.reader(log))',
    'p Then the logger goes on, as loggers do, for another season.',
  ])
})

describe('items that have lost their marks', () => {
  const rows = 'topic: cellars\nentities:\nname: csv\ntype: format\nstack: csv\nChecklist:\nshut the door\nread the log'
  const listed = (between: string) => copied(rows).replace('alphanode post meta', `${between}\nalphanode post meta`)

  test('are told in the body by the lists of the box', () => {
    const draft = read(
      listed('What to do\nshut the door\nread the log\nWhat stays\n\nThe door, and whoever is behind it.\n'),
    )
    expect(draft.blocks.slice(-4)).toEqual([
      'h2 What to do',
      'ul shut the doorread the log',
      'h2 What stays',
      'p The door, and whoever is behind it.',
    ])
  })

  test('are text where a single line is the same', () => {
    expect(read(listed('shut the door\n\nThat is all.\n')).blocks.join()).not.toContain('ul ')
  })

  test('are parted in the box by lines of the body, and by its other values', () => {
    const draft = read(
      'Reading a cellar\n\nA cellar keeps its temperature.\n\nshut the door\nread the log\n\nalphanode post meta\ntopiccellars\nstackcsvpython\ntoolspnpmvite\ncode languagepython\nflagshas images: 0image heavy: 1\nchecklistshut the doorread the log\nentitiesname: csvtype: format\n',
    )
    expect(draft.box).toEqual(
      expect.arrayContaining([
        ['stack', ['csv', 'python']],
        ['tools', 'pnpmvite'],
        ['checklist', ['shut the door', 'read the log']],
      ]),
    )
    const rules = draft.messages.map(({ rule }) => rule)
    expect(rules.filter((rule) => rule === 'read/items-split')).toHaveLength(2)
    expect(rules.filter((rule) => rule === 'read/unsplit-items')).toHaveLength(1)
  })
})

test('takes words of buttons off code that textContent runs together with them, if there are several', () => {
  const dump = (codes: string[]) =>
    `Reading a cellar\nA cellar keeps its temperature.\n${codes.join('\nThen the logger goes on, as loggers do, for a season.\n')}\nalphanode post metatopiccellars / loggers\n`
  expect(codesOf(dump(['for (const row of log) {\n  keep(row);\n}Copy', 'const rows = read(log);Copy']))).toEqual([
    'pre for (const row of log) {\n  keep(row);\n}',
    'pre const rows = read(log);',
  ])
  expect(codesOf(dump(['const rows = mayCopy']))).toEqual(['pre const rows = mayCopy'])
})

test('knows ELinks and Links where a page has no links', () => {
  const withoutLinks = (dump: string) => dump.replace(/\n +Link: .*|\nReferences[\s\S]*$/g, '').replace(/\[\d+\]/g, '')
  expect(read(withoutLinks(elinks)).messages[0]).toMatchObject({ actual: 'the layout of ELinks' })
  expect(read(withoutLinks(lynx)).messages[0]).toMatchObject({ actual: 'the layout of lynx' })
  const table =
    'topic     cellars / loggers  \n   reference a-1                \n   stack      * csv             \n              * python          \n'
  const links = withoutLinks(lynx).replace(/(?<=post meta\n\n {3})[\s\S]*?(?=\n {3}Post Tags)/, table)
  expect(read(links).messages[0]).toMatchObject({ actual: 'the layout of Links' })
  expect(read(links).box).toEqual([
    ['topic', 'cellars / loggers'],
    ['reference', 'a-1'],
    ['stack', ['csv', 'python']],
  ])
})

test('leaves out buttons to share above the box, and the imprint under it', () => {
  const shares = 'Share this:\n\n     * [6]Post\n     * [7]Mail\n\nalphanode post meta'
  const draft = read(
    lynx
      .replace('alphanode post meta', shares)
      .replace('Post Tags: [6]#cold', 'Post Tags: [8]#cold\n\n   © The cellar crew. All rights reserved.'),
  )
  expect(draft.blocks).toEqual(blocks)
  expect(draft.facts.tags).toEqual(['cold'])
})

test('knows a title in letters of two bytes, which lynx does not centre', () => {
  const title = 'Как читают погреб: журнал и дверь'
  const centred = `${' '.repeat((68 - Buffer.byteLength(title)) >> 1)}${title}`
  const draft = read(lynx.replace('Reading a cellar', centred))
  expect(draft.title).toBe(title)
})
