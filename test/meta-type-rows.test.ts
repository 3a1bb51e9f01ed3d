import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { MetaNode, MetaRow } from '../src/article/draft.ts'
import { type Json, type JsonObject, setKey } from '../src/article/json.ts'
import { createLog } from '../src/diagnostics/report.ts'
import { defineProfile, type Profile } from '../src/meta/profile.ts'
import { alphanode } from '../src/meta/profiles/alphanode.ts'
import { generic } from '../src/meta/profiles/generic.ts'
import { profiles } from '../src/meta/profiles.ts'
import { type Order, orderedEntries } from '../src/meta/to-rows.ts'
import { typeRows } from '../src/meta/type-rows.ts'

/** Rows from a short notation: a text, a list, or `[key, value]` pairs wrapped by `map`. */
type Short = string | Short[] | { map: [string, Short][] } | { typed: Json }
const node = (short: Short): MetaNode => {
  if (typeof short === 'string') return { kind: 'text', text: short }
  if (Array.isArray(short)) return { kind: 'list', items: short.map(node) }
  if ('typed' in short) return { kind: 'typed', value: short.typed }
  return { kind: 'map', rows: rows(short.map) }
}
const rows = (pairs: [string, Short][]): MetaRow[] => pairs.map(([key, value]) => ({ key, value: node(value) }))

function type(pairs: [string, Short][], profile: Profile = alphanode) {
  const log = createLog('post.html', '')
  const { values, order } = typeRows(rows(pairs), profile, log.report)
  return { values, order, messages: log.messages.map(({ rule, path, reason }) => ({ rule, path, reason })) }
}
const rulesOf = (typed: ReturnType<typeof type>) => typed.messages.map(({ rule, path }) => [rule, path])

describe('labels', () => {
  test('match whatever their case, spaces, marks and prefix', () => {
    const spellings = ['view count', 'View-Count', 'VIEW_COUNT', 'anp_view_count', 'anp view count', 'viewCount']
    for (const spelling of spellings)
      expect(type([[spelling, '12']])).toEqual({ values: { view_count: 12 }, messages: [] })
  })
  test('match inside objects and lists of objects, where no prefix counts', () => {
    const typed = type([
      [
        'Revision',
        {
          map: [
            ['Last Reviewed', '2026-01-31'],
            ['anp_status', 'x'],
          ],
        },
      ],
      ['image sources', [{ map: [['URL', 'https://example.org/a.png']] }]],
    ])
    expect(typed.values).toEqual({
      revision: { last_reviewed: '2026-01-31', anp_status: 'x' },
      image_sources: [{ url: 'https://example.org/a.png' }],
    })
    expect(rulesOf(typed)).toEqual([['meta/unknown-key', 'meta.values.revision.anp_status']])
  })
  test('match by the title of the schema', () => {
    const profile = defineProfile({
      name: 'shop',
      fields: z.looseObject({ prep: z.number().optional().meta({ title: 'Time (minutes)' }) }),
    })
    expect(type([['time (minutes)', '5']], profile).values).toEqual({ prep: 5 })
  })
  test('that nobody knows keep name and text, and the nearest known is named', () => {
    const typed = type([
      ['Veiw count', '1'],
      ['Owner Team', { map: [['on call', ['ana', '7']]] }],
    ])
    expect(typed.values).toEqual({ 'Veiw count': '1', 'Owner Team': { 'on call': ['ana', '7'] } })
    expect(typed.messages.map(({ reason }) => reason)).toEqual([
      'Unexpected the key `Veiw count`, expected a key of the profile, such as `view_count`; kept as it is',
      'Unexpected the key `Owner Team`, expected a key of the profile; kept as it is',
    ])
  })
  test('are never unknown to the generic profile', () => {
    expect(
      type(
        [
          ['view count', '12'],
          ['x', ['a']],
        ],
        generic,
      ),
    ).toEqual({ values: { 'view count': '12', x: ['a'] }, messages: [] })
  })
})

describe('shown texts', () => {
  const cases: [Short, Json][] = [
    ['6', 6],
    [' -0 ', 0],
    ['+1.5e-3', 0.0015],
    ['.5', '.5'],
    ['1,5', '1,5'],
    ['007', '007'],
    ['0x1A', '0x1A'],
    ['1e999', '1e999'],
    ['9007199254740993', '9007199254740993'],
    ['six', 'six'],
    ['', ''],
  ]
  test.each(cases)('%j of a number field is %j', (text, value) => {
    const profile = defineProfile({ name: 'n', fields: z.looseObject({ n: z.number() }) })
    const typed = type([['n', text]], profile)
    expect(typed.values).toEqual({ n: value })
    expect(rulesOf(typed)).toEqual(typeof value === 'number' ? [] : [['meta/bad-value', 'meta.values.n']])
  })
  test.each(['699,158', '699.158', '699 158', '699\u202f158', '699’158', '699158'])('%j is a count', (text) => {
    expect(type([['view count', text]])).toEqual({ values: { view_count: 699158 }, messages: [] })
  })
  test.each(['1,23', '12,34,567', '1,234.567', '-1,234'])('%j is no count', (text) => {
    expect(type([['view count', text]]).values).toEqual({ view_count: text })
  })
  test('hold no `-0`, however deep: JSON has one zero', () => {
    expect(type([['n', { typed: { a: [-0, { b: -0 }] } }]], generic).values).toEqual({ n: { a: [0, { b: 0 }] } })
  })
  test('of flags are yes and no; an unknown flag stays a text', () => {
    const flags: [string, Short][] = [
      ['has images', '1'],
      ['image heavy', 'No'],
      ['needs human review', 'maybe'],
      ['old', '1'],
    ]
    const typed = type([['flags', { map: flags }]])
    expect(typed.values).toEqual({
      flags: { has_images: true, image_heavy: false, needs_human_review: 'maybe', old: '1' },
    })
    expect(rulesOf(typed)).toEqual([
      ['meta/unknown-key', 'meta.values.flags.old'],
      ['meta/bad-value', 'meta.values.flags.needs_human_review'],
    ])
  })
  test('of a list field are one item a line', () => {
    expect(
      type([
        ['stack', 'python'],
        ['tools', 'git\nmake\n'],
        ['notes', ''],
      ]).values,
    ).toEqual({
      stack: ['python'],
      tools: ['git', 'make'],
      notes: [],
    })
  })
  test('of an enum must be one of it', () => {
    expect(type([['difficulty', 'beginner']]).messages).toEqual([])
    const [message] = type([['difficulty', 'hard']]).messages
    expect(message?.reason).toContain('expected one of beginner, intermediate, advanced, expert')
  })
  test('of a union are the first type that takes them', () => {
    const profile = defineProfile({
      name: 'u',
      fields: z.looseObject({ size: z.union([z.number(), z.enum(['auto']), z.string()]) }),
    })
    expect(type([['size', '12']], profile).values).toEqual({ size: 12 })
    expect(type([['size', 'auto']], profile).values).toEqual({ size: 'auto' })
    expect(type([['size', 'wide']], profile)).toEqual({ values: { size: 'wide' }, messages: [] })
  })
})

describe('a list of short words in one line', () => {
  test.each([
    ['PostgreSQL, Redis, SQL', ['PostgreSQL', 'Redis', 'SQL']],
    ['psql; git', ['psql', 'git']],
    ['psql / git', ['psql', 'git']],
    ['监控、追踪', ['监控', '追踪']],
    ['a, b\nc', ['a, b', 'c']],
    ['a, b; c', ['a, b; c']],
    ['Redis (queues, locks)', ['Redis (queues, locks)']],
    ['First, write down what the system does', ['First, write down what the system does']],
    ['C, C++, C/C++', ['C', 'C++', 'C/C++']],
    ['1,5', ['1,5']],
  ])('%j', (text, stack) => {
    const typed = type([['stack', text]])
    expect(typed.values).toEqual({ stack })
    expect(rulesOf(typed)).toEqual(
      stack.length > 1 && !text.includes('\n') ? [['meta/split-text', 'meta.values.stack']] : [],
    )
  })

  test('is one only where the profile shows short words, and the source marks no list', () => {
    expect(type([['checklist', 'a, b']]).values).toEqual({ checklist: ['a, b'] })
    expect(type([['stack', ['a, b']]]).values).toEqual({ stack: ['a, b'] })
    expect(type([['stack', { typed: ['a, b'] }]]).values).toEqual({ stack: ['a, b'] })
    expect(type([['topic', 'a, b']]).values).toEqual({ topic: 'a, b' })
  })
})

describe('named values in one text', () => {
  test.each<[string, string, Json]>([
    ['score', 'quality: 80, depth: 98', { quality: 80, depth: 98 }],
    ['score', 'quality: 80depth: 98', { quality: 80, depth: 98 }],
    ['revision', 'status: reviewed; version: 1.2.1', { status: 'reviewed', version: '1.2.1' }],
    ['ai outline', 'context: a, b, and the problem: c', { context: 'a, b, and the problem: c' }],
    [
      'entities',
      'name: Atype: stackname: Btype: area',
      [
        { name: 'A', type: 'stack' },
        { name: 'B', type: 'area' },
      ],
    ],
    ['entities', 'name: A, type: stack', [{ name: 'A', type: 'stack' }]],
  ])('%s %j', (key, text, value) => {
    const typed = type([[key, text]])
    expect(Object.values(typed.values)).toEqual([value])
    expect(rulesOf(typed)).toContainEqual(['meta/split-text', expect.any(String)])
  })

  test.each([
    ['score', 'about the quality: 80'],
    ['revision', 'status: a, status: b'],
    ['topic', 'quality: 80, depth: 98'],
  ])('%s %j stays', (key, text) => {
    const typed = type([[key, text]])
    expect(Object.values(typed.values)).toEqual([text])
    expect(rulesOf(typed).map(([rule]) => rule)).not.toContain('meta/split-text')
  })
})

describe('structure', () => {
  test('an empty list is an empty object where an object is known', () => {
    expect(
      type([
        ['score', []],
        ['notes', []],
        ['other', []],
      ]).values,
    ).toEqual({ score: {}, notes: [], other: [] })
  })
  test('one object is a list of one where a list of objects is known', () => {
    expect(
      type([
        [
          'entities',
          {
            map: [
              ['Name', 'git'],
              ['type', 'tool'],
            ],
          },
        ],
      ]).values,
    ).toEqual({
      entities: [{ name: 'git', type: 'tool' }],
    })
  })
  test('that does not fit is kept', () => {
    const typed = type([
      ['score', 'high'],
      ['topic', ['a', 'b']],
      ['notes', { map: [['a', 'b']] }],
    ])
    expect(typed.values).toEqual({ score: 'high', topic: ['a', 'b'], notes: { a: 'b' } })
    expect(rulesOf(typed)).toEqual([
      ['meta/bad-value', 'meta.values.score'],
      ['meta/bad-value', 'meta.values.topic'],
      ['meta/bad-value', 'meta.values.notes'],
    ])
  })
  test('values out of range, of the wrong form, or in the wrong place are named by path', () => {
    const typed = type([
      ['score', { map: [['quality', '101']] }],
      ['revision', { map: [['last reviewed', '2026-02-30']] }],
      ['image sources', [{ map: [['url', 'javascript:x']] }]],
    ])
    expect(rulesOf(typed)).toEqual([
      ['meta/bad-value', 'meta.values.score.quality'],
      ['meta/bad-value', 'meta.values.revision.last_reviewed'],
      ['meta/bad-value', 'meta.values.image_sources.0.url'],
    ])
  })
  test('typed values stay, but for names, and 1 and 0 of flags', () => {
    const typed = type([
      ['Flags', { typed: { 'has images': 1, image_heavy: false } }],
      ['reading time', { typed: '6' }],
      ['x', { typed: { a: [null, -1.5, { b: '' }] } }],
    ])
    expect(typed.values).toEqual({
      flags: { has_images: true, image_heavy: false },
      reading_time: '6',
      x: { a: [null, -1.5, { b: '' }] },
    })
  })
  test('a schema may hold itself', () => {
    const Tree = z.looseObject({
      size: z.number().optional(),
      get below() {
        return z.array(Tree).optional()
      },
    })
    const profile = defineProfile({
      name: 't',
      fields: z.looseObject({ tree: Tree.optional(), any: z.json().optional() }),
    })
    const typed = type(
      [
        ['tree', { map: [['Below', [{ map: [['SIZE', '2']] }]]] }],
        ['any', ['1']],
      ],
      profile,
    )
    expect(typed.values).toEqual({ tree: { below: [{ size: 2 }] }, any: ['1'] })
  })
  test('what a profile demands and the box lacks is reported', () => {
    const profile = defineProfile({
      name: 'd',
      fields: z.looseObject({ a: z.string(), b: z.looseObject({ c: z.string() }) }),
    })
    expect(rulesOf(type([['b', { map: [] }]], profile))).toEqual([
      ['meta/missing-key', 'meta.values.b.c'],
      ['meta/missing-key', 'meta.values.a'],
    ])
  })
})

describe('order', () => {
  test('is left out where the object tells it', () => {
    expect(
      type(
        [
          ['b', '1'],
          ['a', '2'],
        ],
        generic,
      ).order,
    ).toBeUndefined()
  })
  test('is kept for keys like numbers', () => {
    const typed = type(
      [
        ['b', '1'],
        ['7', '2'],
        [
          'x',
          {
            map: [
              ['-5', 'm'],
              ['01', 'n'],
              ['3', 'o'],
            ],
          },
        ],
      ],
      generic,
    )
    expect(typed.order).toEqual({ '': ['b', '7', 'x'], '/x': ['-5', '01', '3'] })
  })
  test('is kept for keys that come twice, whose value is the list of all', () => {
    const typed = type([
      ['stack', ['a']],
      ['x', '1'],
      ['Stack', ['b', 'c']],
      [
        'x',
        {
          map: [
            ['k', '1'],
            ['k', '2'],
          ],
        },
      ],
    ])
    expect(typed.values).toEqual({ stack: [['a'], ['b', 'c']], x: ['1', { k: ['1', '2'] }] })
    expect(typed.order).toEqual({ '': ['stack', 'x', 'stack', 'x'], '/x/1': ['k', 'k'] })
    expect(rulesOf(typed).filter(([rule]) => rule === 'meta/repeated-key')).toHaveLength(3)
  })
  test('of a list field with one row an item gives the list', () => {
    const typed = type([
      ['tools', 'git'],
      ['tools', 'make'],
    ])
    expect(typed.values).toEqual({ tools: ['git', 'make'] })
    expect(rulesOf(typed)).toEqual([['meta/repeated-key', 'meta.values.tools']])
  })
  test('names its places by JSON pointer', () => {
    expect(
      type(
        [
          [
            'a/b~',
            {
              map: [
                ['1', 'x'],
                ['0', 'y'],
              ],
            },
          ],
        ],
        generic,
      ).order,
    ).toEqual({ '/a~1b~0': ['1', '0'] })
  })
  test('that does not fit loses nothing and repeats nothing', () => {
    const order = { '': ['b', 'b', 'gone', '1'], '/b': ['x'] }
    expect(orderedEntries({ 1: 'one', a: 'A', b: ['only'] }, order)).toEqual([
      ['b', ['only'], '/b'],
      ['1', 'one', '/1'],
      ['a', 'A', '/a'],
    ])
  })
  test('__proto__ and its kin are ordinary keys', () => {
    const typed = type(
      [
        ['__proto__', { map: [['polluted', 'yes']] }],
        ['constructor', 'c'],
        ['toString', 't'],
      ],
      generic,
    )
    expect(Object.keys(typed.values)).toEqual(['__proto__', 'constructor', 'toString'])
    expect(Object.getPrototypeOf(typed.values)).toBe(Object.prototype)
    expect(JSON.stringify(typed.values)).toBe('{"__proto__":{"polluted":"yes"},"constructor":"c","toString":"t"}')
  })
})

describe('limits', () => {
  test('what is nested deeper than 64 becomes one text', () => {
    let deep: Json = [1, 'end']
    for (let level = 0; level < 50_000; level++) deep = level % 2 ? [deep] : { k: deep }
    const typed = type([['x', { typed: deep }]], generic)
    expect(rulesOf(typed)[0]?.[0]).toBe('meta/too-deep')
    expect(JSON.stringify(typed.values)).toMatch(/k: 1 end/)
  })
  test('more than 10,000 values are cut with one message', () => {
    const many = Array.from({ length: 200_000 }, (_, index): [string, Short] => [`k${index}`, [['a'], ['b']]])
    const typed = type(many, generic)
    expect(rulesOf(typed)).toEqual([['meta/too-many', 'meta.values']])
    expect(Object.keys(typed.values)).toHaveLength(10_000)
  })
})

test('ten thousand misfits, unknown or repeated keys have a message each', () => {
  const many = (key: (index: number) => string, value: Short) =>
    type(Array.from({ length: 9_000 }, (_, index): [string, Short] => [key(index), value])).messages.length
  expect(many((index) => `vi${index}count`, 'x')).toBe(9_000)
  expect(many(() => 'view count', 'x')).toBe(9_001)
  expect(
    type([['image sources', Array.from({ length: 4_000 }, () => ({ map: [['url', 'x']] as [string, Short][] }))]])
      .messages,
  ).toHaveLength(4_000)
})

/** Rows of the result, as every writer makes them. */
function again(values: JsonObject, order: Order | undefined, pointer = ''): MetaRow[] {
  return orderedEntries(values, order, pointer).map(([key, value, at]) => ({ key, value: nodeOf(value, order, at) }))
}
function nodeOf(value: Json, order: Order | undefined, pointer: string): MetaNode {
  if (Array.isArray(value))
    return { kind: 'list', items: value.map((item, index) => nodeOf(item, order, `${pointer}/${index}`)) }
  if (typeof value === 'object' && value !== null) return { kind: 'map', rows: again(value, order, pointer) }
  return { kind: 'typed', value }
}

const keys = fc.oneof(
  fc.constantFrom(
    '__proto__',
    'constructor',
    '7',
    '01',
    '-5',
    'a/b',
    '~',
    '',
    'stack',
    'Stack',
    'flags',
    'entities',
    'score',
  ),
  fc.constantFrom('quality', 'has images', 'name', 'view count', 'anp_notes', 'payload', 'revision', 'last reviewed'),
  fc.string(),
)
const { row } = fc.letrec<{ row: MetaRow; node: MetaNode }>((tie) => ({
  row: fc.record({ key: keys, value: tie('node') }),
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({
      kind: fc.constant('text' as const),
      text: fc.oneof(fc.string(), fc.constantFrom('1', 'no', '2026-01-01', 'a\nb')),
    }),
    fc.record({
      kind: fc.constant('typed' as const),
      value: fc.jsonValue().map((value) => JSON.parse(JSON.stringify(value)) as Json),
    }),
    fc.record({ kind: fc.constant('list' as const), items: fc.array(tie('node'), { maxLength: 4 }) }),
    fc.record({ kind: fc.constant('map' as const), rows: fc.array(tie('row'), { maxLength: 6 }) }),
  ),
}))

test.each(Object.values(profiles))('reading the rows of a result gives the same result ($name)', (profile) => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), (source) => {
      const silent = createLog('', '').report
      const first = typeRows(source, profile, silent)
      const second = typeRows(again(first.values, first.order), profile, silent)
      expect(second).toEqual(first)
      expect(JSON.stringify(second)).toBe(JSON.stringify(first))
    }),
    { numRuns: Number(process.env.RUNS ?? 500) },
  )
})

test('a stored order that lies never throws or loses a key', () => {
  fc.assert(
    fc.property(fc.dictionary(keys, fc.jsonValue()), fc.array(keys), (values, listed) => {
      const record: JsonObject = {}
      for (const [key, value] of Object.entries(values)) setKey(record, key, value as Json)
      const entries = orderedEntries(record, { '': listed })
      expect(new Set(entries.map(([key]) => key))).toEqual(new Set(Object.keys(record)))
    }),
  )
})
