/** Records in a schema of PostgreSQL: written in batches, found by id, and with a memory of their sources. */

import { z } from 'zod'
import { parseRecord } from '../check-record.ts'
import { unknownId } from '../choose-records.ts'
import { badRecord, type ReadRecord } from '../read-records.ts'
import type { Store } from '../store.ts'
import { asStoreError, connect, type Database, disconnect } from './database.ts'
import { createHistory } from './history.ts'
import { beginPostgresRun } from './postgres-run.ts'
import { keyOf } from './rows.ts'
import * as sql from './sql.ts'

/** Records that are in memory at once when all are read. */
const pageSize = 50

const Row = z.object({ number: z.coerce.number(), id: z.string(), record: z.string() })
type Row = z.infer<typeof Row>

/** Opens the schema at an address, which is made if it is not there. Throws `StoreError`. */
export async function openPostgres(path: string, { dryRun }: { dryRun: boolean }): Promise<Store> {
  const database = await connect(path, { dryRun })
  return {
    begin: (options) => beginPostgresRun(database, options),
    read: (ids) => (ids ? recordsOf(ids, database) : allRecords(database)),
    async count() {
      const rows = await ask(database, sql.countRecords, [])
      return z.array(z.object({ count: z.coerce.number() })).parse(rows)[0]?.count ?? 0
    },
    history: createHistory(database),
    close: () => disconnect(database),
  }
}

/** Page by page, so that no reading stands open while others write. */
async function* allRecords(database: Database): AsyncGenerator<ReadRecord> {
  for (let last: number | undefined = 0; last !== undefined; ) {
    const page: Row[] = z.array(Row).parse(await ask(database, sql.recordsAfter, [last, pageSize]))
    for (const row of page) yield toRecord(row, database)
    last = page.at(-1)?.number
  }
}

async function* recordsOf(ids: string[], database: Database): AsyncGenerator<ReadRecord> {
  for (const id of new Set(ids)) {
    const [row] = z.array(Row).parse(await ask(database, sql.findRecord, [keyOf(id)]))
    yield row ? toRecord(row, database) : unknownId(database.address.name, id)
  }
}

async function ask({ address, pool }: Database, text: string, values: unknown[]): Promise<unknown[]> {
  return (await asStoreError(address.name, () => pool.query(text, values))).rows
}

function toRecord({ id, record }: Row, { address }: Database): ReadRecord {
  const checked = parseRecord(record)
  if ('problem' in checked) return badRecord(address.name, `id ${id}: ${checked.problem}`)
  return { path: address.name, article: checked.article, messages: [] }
}
