import { describe, expect, test } from 'vitest'
import { standardLimits } from '../src/diagnostics/limits.ts'
import { createLog } from '../src/diagnostics/report.ts'
import { profiles } from '../src/meta/profiles.ts'
import { typeRows } from '../src/meta/type-rows.ts'
import { metaRows, type StoredMeta } from '../src/read/wordpress/meta.ts'

/** The values of stored rows, and the rules that were tripped. */
function read(stored: StoredMeta[]) {
  const { report, messages } = createLog('a.xml', '')
  const { values } = typeRows(metaRows(stored, { limits: standardLimits, report }), profiles.generic, report)
  return { values, rules: messages.map(({ rule }) => rule), messages }
}

const rowsOf = (values: Record<string, string>): StoredMeta[] =>
  Object.entries(values).map(([key, value]) => ({ key, value }))

/** The rows of fields, each with the note on its definition. */
const fields = (values: Record<string, string>): StoredMeta[] =>
  Object.entries(values).flatMap(([key, value]) => [
    { key, value },
    { key: `_${key}`, value: `field_${key.replace(/\d+_/g, '')}` },
  ])

describe('fields of Advanced Custom Fields', () => {
  test('a repeater is a list, whatever the order of its rows', () => {
    const { values, messages } = read(
      fields({ crew_0_name: 'Ana', crew_0_role: 'mate', crew_1_name: 'Bo', crew_1_role: '', crew: '2', port: 'Ribe' }),
    )
    expect(values).toEqual({
      crew: [
        { name: 'Ana', role: 'mate' },
        { name: 'Bo', role: '' },
      ],
      port: 'Ribe',
    })
    expect(messages.find(({ rule }) => rule === 'wordpress/acf-fields')?.actual).toContain('`crew`')
  })

  test('groups and lists nest', () => {
    const { values } = read(
      fields({
        hull: '',
        hull_length: '12',
        hull_mast: '2',
        hull_mast_0_height: '9',
        hull_mast_1_height: '7',
        hull_mast_1_sail: '',
        hull_mast_1_sail_area: '30',
      }),
    )
    expect(values).toEqual({
      hull: { length: '12', mast: [{ height: '9' }, { height: '7', sail: { area: '30' } }] },
    })
  })

  test('flexible content names the layout of each item', () => {
    const { values } = read(
      fields({ parts: 'a:2:{i:0;s:4:"hero";i:1;s:5:"quote";}', parts_0_title: 'One', parts_1_words: 'Two' }),
    )
    expect(values).toEqual({
      parts: [
        { acf_fc_layout: 'hero', title: 'One' },
        { acf_fc_layout: 'quote', words: 'Two' },
      ],
    })
  })

  test.each([
    ['a list of which an item is missing', fields({ crew: '2', crew_0_name: 'Ana' })],
    ['a number beside a longer key', [...fields({ crew: '1' }), { key: 'crew_0_name', value: 'Ana' }]],
    ['a list that claims to be long', fields({ crew: '99999', crew_99998_name: 'Ana' })],
    ['an empty text', fields({ title: '', subtitle: 'x' })],
    ['a key that comes twice', [...fields({ crew: '1', crew_0_name: 'Ana' }), { key: 'crew', value: '1' }]],
  ])('%s stays as it is', (_, stored) => {
    const { values, rules } = read(stored)
    const known = stored.filter(({ key }) => !key.startsWith('_'))
    expect(Object.keys(values)).toEqual([...new Set(known.map(({ key }) => key))])
    expect(rules).not.toContain('wordpress/acf-fields')
  })

  test('may have many rows', () => {
    const many = Object.fromEntries(Array.from({ length: 20_000 }, (_, at) => [`list_${at}_a`, 'x']))
    const { values, rules } = read(fields({ ...many, list: '20000' }))
    expect(Object.keys(values)).toEqual(['list'])
    expect(rules).toContain('meta/too-many')
  })
})

test('what plugins keep for search engines has one name', () => {
  const { values, rules } = read(rowsOf({ _yoast_wpseo_metadesc: 'Short.', rank_math_title: '%title%' }))
  expect(values).toEqual({ seo_description: 'Short.', seo_title: '%title%' })
  expect(rules).toContain('wordpress/seo-meta')
})

test('values of poison are data', () => {
  const { values } = read(
    rowsOf({
      __proto__x: 'a:1:{s:9:"__proto__";a:1:{s:8:"polluted";b:1;}}',
      json: '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
      object: 'O:8:"Exploder":2:{s:4:"\u0000*\u0000a";i:1;s:9:"__proto__";O:8:"stdClass":1:{s:1:"b";i:2;}}',
    }).concat({ key: '__proto__', value: 'a:1:{s:8:"polluted";b:1;}' }),
  )
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  expect(Object.getPrototypeOf(values)).toBe(Object.prototype)
  expect(Object.keys(values)).toEqual(['__proto__x', 'json', 'object', '__proto__'])
  expect(JSON.stringify(values)).toBe(
    '{"__proto__x":{"__proto__":{"polluted":true}},"json":{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}},"object":{"__class":"Exploder","a":1,"__proto__":{"b":2}},"__proto__":{"polluted":true}}',
  )
})

test('numbers that would be rounded keep their digits', () => {
  const json = '{"id":1234567890123456789,"ids":[-9007199254740993,12],"far":1e999,"near":1.5e300,"text":"1e999"}'
  expect(read(rowsOf({ json })).values.json).toEqual({
    id: '1234567890123456789',
    ids: ['-9007199254740993', 12],
    far: '1e999',
    near: 1.5e300,
    text: '1e999',
  })
})
