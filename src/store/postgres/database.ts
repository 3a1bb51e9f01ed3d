/** Connections to a database of ours: opened, checked to be ours, and of the newest version. */

import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { z } from 'zod'
import { StoreError } from '../store.ts'
import { type Address, parseAddress } from './address.ts'
import { migrations } from './migrations.ts'
import type { Row } from './rows.ts'
import * as sql from './sql.ts'

export interface Database {
  address: Address
  pool: pg.Pool
  /** The configurations of full-text search that the server has. */
  languages: Set<string>
  /** Whether all stands in one transaction, which is taken back at the end. */
  isTried: boolean
}

/** Anything that takes a statement: the pool, or one connection. */
export type Queryable = Pick<pg.ClientBase, 'query'>

/** The oldest server that is tested. */
const minServer = 150_000

/**
 * Connects to the database at `path` and brings its schema to the newest version. With `dryRun` nothing is written: a schema
 * that is not there, and steps to the newest version, are taken back at the end. Throws `StoreError`.
 */
export async function connect(path: string, { dryRun }: { dryRun: boolean }): Promise<Database> {
  const address = parseAddress(path)
  return await asStoreError(address.name, async () => {
    const pool = openPool(address, dryRun)
    try {
      const found = await lookAt(address, pool)
      const isTried = dryRun && found.version < migrations.length
      if (isTried) await tryOut(found, pool)
      else if (found.version < migrations.length) await migrate(address, pool)
      const { rows } = await pool.query(sql.listLanguages)
      return { address, pool, languages: new Set(Names.parse(rows).map(({ name }) => name)), isTried }
    } catch (error) {
      await pool.end()
      throw error
    }
  })
}

/** Closes all connections, and with them what a dry run began. */
export async function disconnect({ pool, isTried }: Database): Promise<void> {
  if (isTried) await pool.query('ROLLBACK').catch(() => {})
  await pool.end()
}

const Names = z.array(z.object({ name: z.string() }))

/** Milliseconds after which an answer is no longer waited for: the network or the server is gone. */
const answerMs = 60_000

function openPool({ url, schema }: Address, dryRun: boolean): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'alphanode',
    connectionTimeoutMillis: 10_000,
    query_timeout: answerMs,
    keepAlive: true,
    async onConnect(client) {
      await client.query(sql.setSchema, [schema])
      await client.query(sql.keepAlive)
    },
    // Temporary tables belong to one connection.
    ...(dryRun ? { max: 1, idleTimeoutMillis: 0 } : { max: 4 }),
  })
  // A connection that is lost while nobody uses it is replaced when somebody does.
  pool.on('error', () => {})
  return pool
}

interface Found {
  exists: boolean
  ours: boolean
  /** 0 if there is nothing yet. */
  version: number
}

/** What stands in the schema. Throws if it is not ours, or of a newer version. */
async function lookAt({ schema, name }: Address, client: Queryable): Promise<Found> {
  const [found] = Schemas.parse((await client.query(sql.lookAtSchema, [schema])).rows)
  if (!found || found.server < minServer) {
    throw new StoreError(`Unexpected version ${found?.server} of PostgreSQL at ${name}, expected ${minServer} or newer`)
  }
  if (!found.ours && found.filled) {
    throw new StoreError(`Unexpected schema ${schema} at ${name}, expected one that \`alphanode import --to\` made`)
  }
  const version = found.ours ? await readVersion(client) : 0
  if (version > migrations.length) {
    throw new StoreError(
      `Unexpected version ${version} of the store ${name}, expected ${migrations.length} at most: a newer alphanode wrote it`,
    )
  }
  return { ...found, version }
}

const Schemas = z.array(z.object({ exists: z.boolean(), ours: z.boolean(), filled: z.boolean(), server: z.number() }))

async function readVersion(client: Queryable): Promise<number> {
  const { rows } = await client.query(sql.readVersion)
  return z.array(z.object({ version: z.number() })).parse(rows)[0]?.version ?? 0
}

/** Takes the steps that are missing, all or none. Another process may have taken them meanwhile. */
async function migrate(address: Address, pool: pg.Pool): Promise<void> {
  await withClient(pool, (client) =>
    atomically(client, async () => {
      await client.query(sql.lockSchema, [address.schema])
      const found = await lookAt(address, client)
      if (!found.exists) await client.query(sql.createSchema(address.schema))
      await takeSteps(found, client)
    }),
  )
}

async function takeSteps({ ours, version }: Found, client: Queryable): Promise<void> {
  if (!ours) await client.query(sql.createVersion)
  for (const step of migrations.slice(version)) await client.query(step)
  await client.query(sql.writeVersion, [migrations.length])
}

/** Begins a transaction on the one connection of the pool, in which all is there as it would be. */
async function tryOut(found: Found, pool: pg.Pool): Promise<void> {
  await pool.query('BEGIN')
  if (!found.exists) {
    // Nobody else who only tries makes a schema of this name, and so nobody waits.
    const schema = `alphanode_${randomUUID().replaceAll('-', '')}`
    await pool.query(sql.createSchema(schema))
    await pool.query(sql.setSchema, [schema])
  }
  await takeSteps(found, pool)
}

/** How often a transaction is tried that lost against another one. */
const maxTries = 5

/** Runs `work` on a connection of its own; one that broke is not used again. */
export async function withClient<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  try {
    const result = await work(client)
    client.release()
    return result
  } catch (error) {
    client.release(!(error instanceof pg.DatabaseError))
    throw error
  }
}

/**
 * Runs `work` in one transaction of a connection: all of it is kept, or nothing. It is run again, from the beginning, if
 * another transaction stood in its way.
 */
export async function atomically<Result>(client: Queryable, work: () => Promise<Result>): Promise<Result> {
  for (let tried = 1; ; tried += 1) {
    try {
      await client.query('BEGIN')
      const result = await work()
      await client.query('COMMIT')
      return result
    } catch (error) {
      await client.query('ROLLBACK').catch(() => {})
      if (tried === maxTries || !(error instanceof pg.DatabaseError && passing.has(error.code ?? ''))) throw error
    }
  }
}

/** serialization_failure, deadlock_detected. */
const passing = new Set(['40001', '40P01'])

/** Rows of one statement: enough to make its cost small, few enough to keep a batch's text in memory. */
const maxRows = 50

/** Writes many rows, several a statement; `toSql` makes the statement for a number of rows. */
export async function putRows(
  client: Queryable,
  rows: Row[],
  { name, toSql }: { name: string; toSql: (rows: number) => string },
): Promise<void> {
  for (let first = 0; first < rows.length; first += maxRows) {
    const some = rows.slice(first, first + maxRows)
    await client.query({ name: `${name}-${some.length}`, text: toSql(some.length), values: some.flat() })
  }
}

/** Turns what the server and the network throw into words for the user; `name` is that of the store. */
export async function asStoreError<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (cause) {
    if (cause instanceof StoreError || !isOutside(cause)) throw cause
    throw new StoreError(`Cannot use the store ${name}: ${reasonOf(cause)}`, { cause, isPassing: mayPass(cause) })
  }
}

/** Whether the server refused, or could not be reached: the driver throws plain errors for that. */
function isOutside(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  return error instanceof pg.DatabaseError || 'code' in error || lost.test(error.message)
}

/** Whether the server was not there or had no room, rather than that it or the driver said no. */
function mayPass(error: Error): boolean {
  if (error instanceof pg.DatabaseError) return passingStates.test(error.code ?? '')
  return !/^(?:SASL|The server does not support SSL)/.test(error.message)
}

/** Connection exceptions, insufficient resources, operator intervention such as a start or an end of the server. */
const passingStates = /^(?:08|53|57P)/

const lost =
  /^(?:Connection terminated|Query read timeout|timeout expired|timeout exceeded|Client has encountered|Client was closed|SASL|The server does not support SSL)/

function reasonOf(error: Error): string {
  // A host with several addresses: what each of them said is in `errors`.
  if (error instanceof AggregateError) return error.errors.map(String).join('; ') || 'cannot connect'
  return error.message.trim()
}
