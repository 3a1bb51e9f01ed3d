/** Where a store of PostgreSQL is: what to connect to, in which schema, and what to call it without its password. */

import { StoreError } from '../store.ts'

export interface Address {
  /** What the driver connects to. It may hold a password, so nobody prints it. */
  url: string
  /** Holds the tables; a name that needs no quotes. */
  schema: string
  /** The address for people. */
  name: string
}

/** Whether a path is the address of a database of PostgreSQL. */
export function isPostgres(path: string): boolean {
  return /^postgres(?:ql)?:\/\//i.test(path)
}

/** Takes an address apart; `?schema=` names the schema. Throws `StoreError`, without the text, for one that is none. */
export function parseAddress(path: string): Address {
  if (!URL.canParse(path)) {
    throw new StoreError('Unexpected address of PostgreSQL, expected `postgres://user@host/database?schema=name`')
  }
  const url = new URL(path)
  const schema = url.searchParams.get('schema') ?? standardSchema
  if (!plainName.test(schema)) {
    throw new StoreError(`Unexpected schema \`${schema}\`, expected small letters, digits and _, 40 at most`)
  }
  url.searchParams.delete('schema')
  const shown = new URL(url)
  shown.password = ''
  for (const name of [...shown.searchParams.keys()]) shown.searchParams.delete(name)
  if (schema !== standardSchema) shown.searchParams.set('schema', schema)
  return { url: url.href, schema, name: shown.href }
}

const standardSchema = 'alphanode'
const plainName = /^[a-z_][a-z0-9_]{0,39}$/
