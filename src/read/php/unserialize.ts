/** PHP's `serialize()` format → values. Strict as PHP itself, and no object is ever made. */

import { type Limits, standardLimits } from '../../diagnostics/limits.ts'
import type { PhpKey, PhpValue } from './php-value.ts'

export interface Unserialized {
  value: PhpValue
  /** How many lengths of texts were wrong. */
  repaired: number
}

export interface UnserializeOptions {
  /** Reads texts whose length is wrong up to the next quote that can end them: a search-and-replace changed them. */
  repair?: boolean
  /** PHP's own limit of depth is 4,096, but whoever reads the record may recurse. */
  limits?: Pick<Limits, 'phpDepth' | 'phpValues'>
}

/**
 * Reads one serialized value, whole; `undefined` for what PHP's `unserialize()` refuses, and for enums and classes with
 * a format of their own, which only their code could read. Lengths count the bytes of UTF-8. Linear.
 */
export function unserialize(
  text: string,
  { repair = false, limits = standardLimits }: UnserializeOptions = {},
): Unserialized | undefined {
  const { phpDepth: maxDepth, phpValues: left } = limits
  const state: State = { bytes: Buffer.from(text), at: 0, slots: [], maxDepth, left, repair, repaired: 0 }
  try {
    const value = readValue(state, 0)
    return state.at === state.bytes.length ? { value, repaired: state.repaired } : undefined
  } catch (error) {
    if (error instanceof Refused) return undefined
    throw error
  }
}

class Refused extends Error {}

interface State {
  bytes: Buffer
  at: number
  /** Every value by its number less one, as references count them; absent while a value is being read. */
  slots: ({ value: PhpValue; size: number } | undefined)[]
  maxDepth: number
  /** Values that may still come, each reference counted with all that it stands for. */
  left: number
  repair: boolean
  repaired: number
}

type ReadKind = (state: State, depth: number) => PhpValue

/** How each kind goes on after its letter. */
const kinds: Record<string, ReadKind> = {
  N: (state) => {
    expect(state, ';')
    return { kind: 'null' }
  },
  b: (state) => ({ kind: 'bool', value: field(state, /^[01]$/) === '1' }),
  i: (state) => ({ kind: 'int', digits: saturate(field(state, /^[+-]?\d+$/)) }),
  d: (state) => ({ kind: 'float', value: toFloat(field(state, floatPattern)) }),
  s: (state) => {
    const text = readString(state)
    expect(state, ';')
    return { kind: 'string', text }
  },
  S: (state) => ({ kind: 'string', text: readEscaped(state) }),
  a: (state, depth) => {
    expect(state, ':')
    return { kind: 'array', entries: readEntries(state, depth) }
  },
  O: (state, depth) => {
    const className = readString(state)
    expect(state, ':')
    return {
      kind: 'object',
      className,
      entries: readEntries(state, depth).map(([key, value]) => [bareName(key), value]),
    }
  },
}

function readValue(state: State, depth: number): PhpValue {
  if (depth > state.maxDepth) throw new Refused()
  const letter = String.fromCharCode(state.bytes[state.at++] ?? 0)
  if (letter === 'R' || letter === 'r') return readReference(state, letter)
  const read = Object.hasOwn(kinds, letter) ? kinds[letter] : undefined
  if (!read) throw new Refused()
  const slot = state.slots.push(undefined) - 1
  const before = state.left
  spend(state, 1)
  const value = read(state, depth)
  state.slots[slot] = { value, size: before - state.left }
  return value
}

/** `R` is the same value, `r` an object that is in two places; a value within itself would have no end. */
function readReference(state: State, letter: 'R' | 'r'): PhpValue {
  const target = state.slots[Number(field(state, /^\d{1,9}$/)) - 1]
  if (!target || (letter === 'r' && target.value.kind !== 'object')) throw new Refused()
  spend(state, target.size)
  if (letter === 'r') state.slots.push(target)
  return target.value
}

function readEntries(state: State, depth: number): [PhpKey, PhpValue][] {
  const count = readCount(state)
  expect(state, '{')
  // The shortest entry, `i:0;N;`, has 6 bytes.
  if (count * 6 > state.bytes.length - state.at) throw new Refused()
  const entries = new Map<PhpKey, PhpValue>()
  for (let index = 0; index < count; index++) {
    const key = readKey(state)
    entries.set(key, readValue(state, depth + 1))
  }
  expect(state, '}')
  return [...entries]
}

function readKey(state: State): PhpKey {
  const letter = String.fromCharCode(state.bytes[state.at++] ?? 0)
  if (letter === 'i') return toKey(saturate(field(state, /^[+-]?\d+$/)))
  if (letter !== 's') throw new Refused()
  const text = readString(state)
  expect(state, ';')
  return /^(?:0|-?[1-9]\d{0,18})$/.test(text) ? toKey(text) : text
}

/** PHP makes integers of keys that look like one. */
function toKey(digits: string): PhpKey {
  return Number.isSafeInteger(Number(digits)) ? Number(digits) : digits
}

/** `:5:"bytes"`, and leaves the reader after the quote. */
function readString(state: State): string {
  expect(state, ':')
  const length = readCount(state)
  expect(state, '"')
  const start = state.at
  const end = start + length
  if (state.bytes[end] === quote && isEnd(state, end)) return take(state, end)
  if (!state.repair) throw new Refused()
  state.repaired++
  return take(state, findEnd(state, start))
}

function take(state: State, end: number): string {
  const text = state.bytes.toString('utf8', state.at, end)
  state.at = end + 1
  return text
}

/** Whether the quote at `end` closes a text: what follows is `;`, or `:` after the name of a class. */
function isEnd({ bytes }: State, end: number): boolean {
  const after = bytes[end + 1]
  return after === 0x3b || after === 0x3a
}

/** The first quote that is followed by what can follow a text. */
function findEnd({ bytes }: State, start: number): number {
  for (let at = bytes.indexOf('"', start); at >= 0; at = bytes.indexOf('"', at + 1)) {
    if (afterText.test(bytes.toString('latin1', at + 1, at + 5))) return at
  }
  throw new Refused()
}

const afterText = /^(?:;(?:$|\}|N;|[abdisOSRr]:)|:\d)/

/** `:3:"\41bc";`: bytes beyond ASCII are written in hexadecimal digits. */
function readEscaped(state: State): string {
  expect(state, ':')
  const length = readCount(state)
  expect(state, '"')
  const bytes = Buffer.alloc(Math.min(length, state.bytes.length - state.at))
  for (let index = 0; index < length; index++) bytes[index] = readByte(state)
  expect(state, '"')
  expect(state, ';')
  return bytes.toString('utf8')
}

function readByte(state: State): number {
  const byte = state.bytes[state.at++]
  if (byte === undefined) throw new Refused()
  if (byte !== 0x5c) return byte
  const digits = state.bytes.toString('latin1', state.at, state.at + 2)
  if (!/^[\da-f]{2}$/i.test(digits)) throw new Refused()
  state.at += 2
  return Number.parseInt(digits, 16)
}

/** Digits up to the next colon. */
function readCount(state: State): number {
  const end = state.bytes.indexOf(':', state.at)
  const digits = end < 0 || end - state.at > 10 ? '' : state.bytes.toString('latin1', state.at, end)
  if (!/^\d+$/.test(digits)) throw new Refused()
  state.at = end + 1
  return Number(digits)
}

/** What stands between `:` and `;`. */
function field(state: State, pattern: RegExp): string {
  expect(state, ':')
  const end = state.bytes.indexOf(';', state.at)
  const text = end < 0 || end - state.at > longestScalar ? '' : state.bytes.toString('latin1', state.at, end)
  if (!pattern.test(text)) throw new Refused()
  state.at = end + 1
  return text
}

/** Characters of a number; a double has at most 767 digits that mean something. */
const longestScalar = 1_000

function expect(state: State, character: string): void {
  if (state.bytes[state.at++] !== character.charCodeAt(0)) throw new Refused()
}

function spend(state: State, values: number): void {
  state.left -= values
  if (state.left < 0) throw new Refused()
}

const quote = 0x22
const floatPattern = /^(?:NAN|-?INF|[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)$/

function toFloat(text: string): number {
  return Number(text.replace('INF', 'Infinity').replace('NAN', 'NaN'))
}

/** PHP reads what does not fit 64 bits as the nearest that does. */
function saturate(digits: string): string {
  const value = BigInt(digits.replace('+', ''))
  if (value > maxInt) return String(maxInt)
  return String(value < -maxInt - 1n ? -maxInt - 1n : value)
}

const maxInt = 2n ** 63n - 1n

/** PHP writes NUL-framed names before the properties that are not public. */
function bareName(key: PhpKey): PhpKey {
  return typeof key === 'string' ? key.replace(/^\0[^\0]*\0/, '') : key
}
