/** Any JSON values come back from a rendered box, exactly, whatever happened to its HTML on the way. */

import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Json, type JsonObject, setKey } from '../src/article/json.ts'
import { rowsToJson } from '../src/meta/box/json-text.ts'
import { joinTyped, toRows } from '../src/meta/box/to-nodes.ts'
import { alphanode } from '../src/meta/profiles/alphanode.ts'
import { typeRows } from '../src/meta/type-rows.ts'
import { prettyPrinted, throughWordPress } from './box-filters.ts'
import { readHtmlBox, renderBox } from './box-render.ts'

const numRuns = Number(process.env.RUNS ?? 500)

const anyUnit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) // lone surrogates too
const tricky = fc.constantFrom(
  ...[
    '',
    ' ',
    ' padded ',
    'a  b',
    'tab\tand\nline',
    '\r\n',
    '\u0000',
    '\\',
    '\\u0041 \\"',
    '\ud800',
    '\ufffe\ufeff',
    '%5C',
    '%',
  ],
  ...[
    '"quoted" and \'quoted\'',
    "it's -- so ... 1024x683 (tm)",
    'a - b',
    "``x''",
    '<b>bold</b>',
    '</dd><script>',
    '&amp; &lt;',
  ],
  ...[
    'key: value',
    'none',
    'yes',
    'empty list',
    'null',
    'true',
    '12',
    '1e3',
    '2026-06-28',
    '[gallery]',
    ':)',
    'Wordpress',
  ],
  ...[
    'https://example.org/?a=1&b="2"#x',
    'javascript:alert(1)',
    'http://[bad',
    'x'.repeat(3000),
    '\u202ereversed',
    'العربية',
    '😀',
  ],
)
const text = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme' }) },
  { weight: 3, arbitrary: tricky },
  fc.string({ unit: 'binary' }),
  fc.string({ unit: anyUnit }),
  fc.lorem(),
)
const key = fc.oneof(
  text,
  fc.constantFrom(
    '__proto__',
    'constructor',
    'toString',
    '7',
    '-5',
    '01',
    '0',
    'stack',
    'view_count',
    'flags',
    'View Count',
  ),
)
const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value || 0), // JSON has one zero
  fc.integer(),
  fc.constantFrom(0, 1, 1e21, 5e-324, 699158, -1.5),
)
const { value, object } = fc.letrec<{ value: Json; object: JsonObject }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    text,
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 16 }),
    tie('object'),
  ),
  object: fc.array(fc.tuple(key, tie('value')), { maxLength: 8 }).map(toObject),
}))

function toObject(entries: [string, Json][]): JsonObject {
  const out: JsonObject = {}
  for (const [name, item] of entries) setKey(out, name, item)
  return out
}

const filters = {
  'as it is': (html: string) => html,
  'through WordPress': throughWordPress,
  'pretty-printed': prettyPrinted,
  'through WordPress, then pretty-printed': (html: string) => prettyPrinted(throughWordPress(html)),
}

describe.each(['dl', 'table'] as const)('the %s box', (variant) => {
  test.each(Object.entries(filters))('gives back any values: %s', (_, filter) => {
    fc.assert(
      fc.property(object, (values) => {
        fc.pre(Object.keys(values).length > 0)
        const rows = toRows({ values })
        const box = readHtmlBox(filter(renderBox({ values }, alphanode, { variant })), alphanode)
        expect(rowsToJson(box?.rows ?? [])).toBe(rowsToJson(rows))
        expect(box?.fidelity).toBe('exact')
        const read = joinTyped({ kind: 'map', rows: (box?.rows ?? []).map(({ at: _at, ...row }) => row) })
        expect(isDeepStrictEqual(read, { kind: 'typed', value: values })).toBe(true)
      }),
      { numRuns },
    )
  })
})

test('keys that come twice, and keys that objects reorder, keep their order', () => {
  const row = fc.tuple(fc.constantFrom('b', '7', 'a', '3', '__proto__'), value)
  const map = fc.array(row, { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(map, map, (outer, inner) => {
      const rows = [
        ...outer.map(([name, item]) => ({ key: name, value: { kind: 'typed' as const, value: item } })),
        {
          key: 'inner',
          value: {
            kind: 'map' as const,
            rows: inner.map(([name, item]) => ({ key: name, value: { kind: 'typed' as const, value: item } })),
          },
        },
      ]
      const meta = typeRows(rows, alphanode, () => {})
      const box = readHtmlBox(renderBox(meta, alphanode), alphanode)
      expect(box?.fidelity).toBe('exact')
      expect(
        isDeepStrictEqual(
          typeRows(box?.rows ?? [], alphanode, () => {}),
          meta,
        ),
      ).toBe(true)
    }),
    { numRuns },
  )
})
