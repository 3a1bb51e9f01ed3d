/** Says where a typed value does not fit the schema of its field. The value stays as it is. */

import { z } from 'zod'
import type { Json } from '../article/json.ts'
import type { Report, Span } from '../diagnostics/report.ts'
import { childPointer, toPath, toPointer } from './pointer.ts'
import type { Shape } from './shape.ts'

/** Where a value goes to, and where it comes from. */
export interface Place {
  /** The keys and list positions that lead to it. */
  keys: readonly (string | number)[]
  at?: Span | undefined
}

interface Context {
  report: Report
  /** The pointers of keys that came more than once: they hold a list, whatever their schema says. */
  repeated: ReadonlySet<string>
  /** Where rows inside values stand, by pointer. */
  places: ReadonlyMap<string, Span>
}

/** Checks a value against its schema and reports each misfit. An unknown key is none. */
export function checkValue(value: Json, shape: Shape, place: Place, { report, repeated, places }: Context): void {
  const result = z.safeParse(shape.schema, value)
  if (result.success) return
  for (const issue of result.error.issues) {
    if (issue.code === 'unrecognized_keys' || isIn(repeated, place.keys, issue.path)) continue
    const keys = [...place.keys, ...issue.path]
    const where = { at: places.get(toPointer(keys)) ?? place.at, path: toPath(keys) }
    const key = String(issue.path.findLast((step) => typeof step === 'string') ?? place.keys[0])
    const found = findAt(value, issue.path)
    if (found === undefined) report('meta/missing-key', { key }, where)
    else report('meta/bad-value', { key, found, expected: expectation(issue) }, where)
  }
}

/** Whether something on the path below the keys is among the pointers. */
function isIn(pointers: ReadonlySet<string>, keys: Place['keys'], path: readonly PropertyKey[]): boolean {
  if (!pointers.size) return false
  let pointer = toPointer(keys)
  return path.some((key) => {
    pointer = childPointer(pointer, key)
    return pointers.has(pointer)
  })
}

function findAt(value: Json, path: readonly PropertyKey[]): Json | undefined {
  let found: Json | undefined = value
  for (const key of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined
    // An own key of an array or object; arrays are indexed by name as well.
    found = (found as { [key: PropertyKey]: Json })[key]
  }
  return found
}

/** What the schema wanted, in words. */
function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return types[issue.expected] ?? issue.expected
    case 'invalid_value':
      return `one of ${issue.values.slice(0, 10).map(String).join(', ')}`
    case 'invalid_format':
      return (
        formats[issue.format] ?? (issue.pattern ? `a text that matches ${issue.pattern}` : `a valid ${issue.format}`)
      )
    case 'too_big':
      return `at most ${issue.maximum}${units[issue.origin] ?? ''}`
    case 'too_small':
      return `at least ${issue.minimum}${units[issue.origin] ?? ''}`
    case 'invalid_union':
      return 'a value that fits one of the types of the profile'
    default:
      return issue.message
  }
}

const types: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'yes or no (1 or 0)',
  array: 'a list',
  object: 'names and values',
  record: 'names and values',
}

const formats: Record<string, string> = {
  date: 'a date such as 2026-06-28',
  datetime: 'a date and time such as 2026-06-28T09:30:00Z',
  url: 'a URL with http or https',
  hex: 'hexadecimal digits',
}

const units: Record<string, string> = { string: ' characters', array: ' items' }
