import { expect, test } from 'vitest'
import { isSerialized } from '../src/read/php/php-value.ts'
import { toNode } from '../src/read/php/to-node.ts'
import { unserialize } from '../src/read/php/unserialize.ts'

const nodeOf = (text: string, options = {}) => {
  const read = unserialize(text, options)
  return read && toNode(read.value)
}
const textNode = (text: string) => ({ kind: 'text', text })
const typed = (value: unknown) => ({ kind: 'typed', value })

test.each([
  ['N;', typed(null)],
  ['b:1;', typed(true)],
  ['i:-7;', typed(-7)],
  ['i:9007199254740993;', typed('9007199254740993')],
  ['i:99999999999999999999;', typed('9223372036854775807')],
  ['d:0.5;', typed(0.5)],
  ['d:-0;', typed(0)],
  ['d:INF;', typed('INF')],
  ['s:5:"caf\u00e9";', textNode('caf\u00e9')],
  ['s:7:"a";b:1;";', textNode('a";b:1;')],
  ['a:0:{}', { kind: 'list', items: [] }],
  ['a:2:{i:0;s:1:"x";i:1;i:2;}', { kind: 'list', items: [textNode('x'), typed(2)] }],
  ['a:1:{i:0;S:2:"\\41b";}', { kind: 'list', items: [textNode('Ab')] }],
])('%s', (text, node) => {
  expect(nodeOf(text)).toEqual(node)
})

test('maps keep the order of their keys, and a key that comes again keeps its first place', () => {
  expect(nodeOf('a:3:{s:1:"b";i:1;i:7;i:2;s:1:"b";i:3;}')).toEqual({
    kind: 'map',
    rows: [
      { key: 'b', value: typed(3) },
      { key: '7', value: typed(2) },
    ],
  })
})

test('objects are never made: their class is data', () => {
  expect(nodeOf('O:8:"Sa\\mple_":2:{s:1:"a";i:1;s:4:"\0*\0b";i:2;}')).toEqual({
    kind: 'map',
    rows: [
      { key: '__class', value: typed('Sa\\mple_') },
      { key: 'a', value: typed(1) },
      { key: 'b', value: typed(2) },
    ],
  })
})

test('a reference is what it stands for', () => {
  expect(nodeOf('a:2:{i:0;a:1:{i:0;s:1:"v";}i:1;R:2;}')).toEqual({
    kind: 'list',
    items: [
      { kind: 'list', items: [textNode('v')] },
      { kind: 'list', items: [textNode('v')] },
    ],
  })
})

test.each([
  ['a value within itself', 'a:1:{i:0;R:1;}'],
  ['a length that counts characters', 's:1:"\u00e9";'],
  ['too many entries', 'a:999999999:{i:0;i:1;}'],
  ['text after the end', 'a:1:{i:0;i:1;}x'],
  ['an enum', 'E:3:"A:B";'],
  ['a class with a format of its own', 'C:1:"A":2:{ab}'],
  ['nesting without end', `${'a:1:{i:0;'.repeat(100_000)}N;${'}'.repeat(100_000)}`],
  ['references that grow without end', bomb()],
])('refuses %s', (_, text) => {
  expect(unserialize(text)).toBeUndefined()
})

test('lengths that a search-and-replace left behind are repaired and counted', () => {
  const broken = 'a:2:{s:3:"url";s:14:"https://example.org/long";s:1:"n";s:9:"a";}'
  expect(unserialize(broken)).toBeUndefined()
  expect(unserialize(broken, { repair: true })).toMatchObject({ repaired: 2 })
  expect(nodeOf(broken, { repair: true })).toMatchObject({
    rows: [{ value: textNode('https://example.org/long') }, { value: textNode('a') }],
  })
})

test.each([
  ['a:0:{}', true],
  ['N;', true],
  ['s:1:"x";', true],
  ['d:-INF;', false],
  ['a: list', false],
  ['O:+1:"X":0:{}', false],
  ['x', false],
])('WordPress takes %s for serialized: %s', (text, expected) => {
  expect(isSerialized(text)).toBe(expected)
})

/** Each level refers twice to the one before: 2^40 values. */
function bomb(): string {
  const levels = Array.from({ length: 40 }, (_, level) => `i:${level + 1};a:2:{i:0;R:${2 + level};i:1;R:${2 + level};}`)
  return `a:41:{i:0;a:1:{i:0;i:1;}${levels.join('')}}`
}
