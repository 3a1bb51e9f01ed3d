/** What a zod schema says about shape, in a form that labels and shown texts can be matched against. */

import { z } from 'zod'
import type { Json } from '../article/json.ts'
import { foldLabel } from './label.ts'
import type { Display, Profile } from './profile.ts'

/** What a value is; `schema` is the one that checks it, always on the side that a record holds. */
export type Shape = LeafShape | ChoiceShape | ListShape | ObjectShape | UnionShape

export interface LeafShape {
  /** `text`: any text; `format`: text in a stated form (URL, date, hash); `count`: a whole number shown with grouped digits; `any`: its schema says no more. */
  kind: 'text' | 'format' | 'number' | 'count' | 'flag' | 'any'
  schema: z.core.$ZodType
}

export interface ChoiceShape {
  kind: 'choice'
  schema: z.core.$ZodType
  /** The allowed values, by the text that shows them. */
  options: Map<string, Json>
}

export interface ListShape {
  kind: 'list'
  schema: z.core.$ZodType
  /** The shape of the item at a position. */
  item: (index: number) => Shape
  /** The profile shows its items side by side: they are short words, which commas may part. */
  isInline?: boolean
}

export interface ObjectShape {
  kind: 'object'
  schema: z.core.$ZodType
  /** The known fields, by their folded names and titles. */
  fields: Map<string, Field>
  /** The shape of keys that are not known by name: of a `z.record`. */
  rest?: () => Shape
}

export interface UnionShape {
  kind: 'union'
  schema: z.core.$ZodType
  options: Shape[]
}

export interface Field {
  /** The canonical name. */
  key: string
  /** The name for people: the `title` of the schema, else the key with spaces. */
  label: string
  shape: Shape
  required: boolean
}

/** The shape of a profile's fields. Compiled once a profile: the label table is the dearest part of reading a box. */
export function shapeOf(profile: Profile): ObjectShape {
  const known = shapes.get(profile)
  if (known) return known
  const shape = compile(profile.fields, { display: profile.display, path: '', made: new Map() })
  if (shape.kind !== 'object') throw new TypeError(`The fields of profile \`${profile.name}\` are no z.object`)
  shapes.set(profile, shape)
  return shape
}

const shapes = new WeakMap<Profile, ObjectShape>()

/** Finds the field that a label means; `prefixes` are what a source may put before its keys (`anp_`). */
export function findField(shape: ObjectShape, label: string, prefixes: readonly string[] = []): Field | undefined {
  const folded = foldLabel(label)
  const exact = shape.fields.get(folded)
  if (exact) return exact
  for (const prefix of prefixes) {
    const start = foldLabel(prefix)
    const field = folded.startsWith(start) ? shape.fields.get(folded.slice(start.length)) : undefined
    if (field) return field
  }
  return undefined
}

/** The shape without its unions: the first option of that kind, or nothing. */
export function findKind<Kind extends Shape['kind']>(
  shape: Shape,
  kind: Kind,
): Extract<Shape, { kind: Kind }> | undefined {
  // TypeScript does not narrow a union by a type parameter; the comparison says it.
  if (shape.kind === kind) return shape as Extract<Shape, { kind: Kind }>
  if (shape.kind !== 'union') return undefined
  for (const option of shape.options) {
    const found = findKind(option, kind)
    if (found) return found
  }
  return undefined
}

/** The object that a value is, or that its items are. */
export function objectIn(shape: Shape): ObjectShape | undefined {
  return findKind(findKind(shape, 'list')?.item(0) ?? shape, 'object')
}

/** Whether a value fits a shape's schema. */
export function accepts(shape: Shape, value: Json): boolean {
  return z.safeParse(shape.schema, value).success
}

interface Compiling {
  display: Record<string, Display>
  /** The dotted path, as `display` uses it. */
  path: string
  /** What was made already: schemas may contain themselves. */
  made: Map<z.core.$ZodType, Shape>
}

function compile(schema: z.core.$ZodType, at: Compiling): Shape {
  const made = at.made.get(schema)
  if (made) return made
  // Every schema that zod makes is of this union; `$ZodType` is only its widest supertype.
  const def = (schema as z.core.$ZodTypes)._zod.def
  const leaf = (kind: LeafShape['kind']): Shape => ({ kind, schema })
  switch (def.type) {
    case 'string':
      return leaf(hasFormat(def) ? 'format' : 'text')
    case 'number':
      return leaf(at.display[at.path]?.as === 'count' ? 'count' : 'number')
    case 'boolean':
      return leaf('flag')
    case 'enum':
      return { kind: 'choice', schema, options: byText(Object.values(def.entries)) }
    case 'literal':
      return { kind: 'choice', schema, options: byText(def.values) }
    case 'array':
      return remember(schema, at, { kind: 'list', schema, item: lazily(() => compile(def.element, at)) })
    case 'tuple':
      return { kind: 'list', schema, item: (index) => compile(def.items[index] ?? def.rest ?? anything, at) }
    case 'object':
      return compileObject(schema, def.shape, at)
    case 'record':
      return { kind: 'object', schema, fields: new Map(), rest: lazily(() => compile(def.valueType, at)) }
    case 'union':
      return { kind: 'union', schema, options: def.options.map((option) => compile(option, at)) }
    case 'optional':
    case 'nonoptional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'catch':
    case 'readonly':
      return { ...compile(def.innerType, at), schema }
    case 'pipe':
      // A record holds what goes in; but a preprocess step (a transform first) says nothing about that.
      return { ...compile(isTransform(def.in) ? def.out : def.in, at), schema }
    case 'lazy':
      return compile(def.getter(), at)
    default:
      return leaf('any')
  }
}

function compileObject(
  schema: z.core.$ZodType,
  entries: Readonly<Record<string, z.core.$ZodType>>,
  at: Compiling,
): Shape {
  const fields = new Map<string, Field>()
  const object = remember(schema, at, { kind: 'object', schema, fields })
  for (const [key, value] of Object.entries(entries)) {
    const label = z.globalRegistry.get(value)?.title ?? key.replaceAll('_', ' ')
    const path = at.path ? `${at.path}.${key}` : key
    const compiled = compile(value, { ...at, path })
    const isInline = compiled.kind === 'list' && at.display[path]?.as === 'inline'
    const shape: Shape = isInline ? { ...compiled, isInline } : compiled
    const field: Field = { key, label, shape, required: value._zod.optin !== 'optional' }
    fields.set(foldLabel(label), field)
    fields.set(foldLabel(key), field)
  }
  return object
}

function remember(schema: z.core.$ZodType, at: Compiling, shape: Shape): Shape {
  at.made.set(schema, shape)
  return shape
}

/** Items are compiled when asked for, since a schema may hold lists and records of itself. */
function lazily(make: () => Shape): () => Shape {
  let shape: Shape | undefined
  return () => {
    shape ??= make()
    return shape
  }
}

function hasFormat(def: z.core.$ZodStringDef): boolean {
  return 'format' in def || (def.checks ?? []).some((check) => check._zod.def.check === 'string_format')
}

function isTransform(schema: z.core.$ZodType): boolean {
  return schema._zod.def.type === 'transform'
}

/** Allowed values that JSON can hold, by their text. */
function byText(values: readonly unknown[]): Map<string, Json> {
  const options = new Map<string, Json>()
  for (const value of values) {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null) {
      options.set(String(value), value)
    }
  }
  return options
}

const anything = z.unknown()
