/** The runs that PostgreSQL keeps. */

import { z } from 'zod'
import type { Article } from '../../article/article.ts'
import { parseRecord } from '../check-record.ts'
import { fromKey } from '../keys.ts'
import { toRunRecord } from '../run-record.ts'
import { type History, StoreError } from '../store.ts'
import { parseMessages } from '../stored-messages.ts'
import { asStoreError, atomically, type Database, withClient } from './database.ts'
import { readReadings } from './postgres-run.ts'
import { listProgress } from './queue/sql.ts'
import * as sql from './sql.ts'

/** Readings or ids that are in memory at once. */
const pageSize = 200

/** The largest number of a reading. */
const maxNumber = 2 ** 31 - 1

const Ids = z.array(z.object({ id: z.string(), key: z.custom<Buffer>(Buffer.isBuffer) }))
const Oldest = z.array(z.object({ id: z.number().nullable() }))
const States = z.array(z.object({ record: z.string().nullable() }))

/** As `listProgress` gives it. */
const Progress = z.array(
  z.object({
    run: z.number(),
    sources: z.number(),
    batches: z.number(),
    kept: z.number(),
    done: z.number(),
    read: z.number(),
    failures: z.array(z.string()),
  }),
)

export function createHistory(database: Database): History {
  const { address, pool } = database
  const ask = async (text: string, values: unknown[]) =>
    (await asStoreError(address.name, () => pool.query(text, values))).rows

  const stateAfter = async (run: number, { id, key }: z.infer<typeof Ids>[number]): Promise<Article | undefined> => {
    const text = States.parse(await ask(sql.stateAfter, [key, run]))[0]?.record ?? undefined
    const checked = text === undefined ? undefined : parseRecord(text)
    if (checked && 'problem' in checked)
      throw new StoreError(`Unexpected record ${id} in ${address.name}: ${checked.problem}`)
    return checked?.article
  }
  return {
    runs: async () => (await ask(sql.listRuns, [])).map(toRunRecord),
    prune: (kept) =>
      asStoreError(address.name, () =>
        withClient(pool, (client) =>
          atomically(client, async () => {
            const [oldest] = Oldest.parse((await client.query(sql.oldestKept, [kept])).rows)
            if (!oldest?.id) return 0
            await client.query(sql.collectRanges)
            await client.query(sql.putRanges, [oldest.id])
            let count = 0
            for (const statement of sql.pruneRuns) count = (await client.query(statement, [oldest.id])).rowCount ?? 0
            return count
          }),
        ),
      ),
    async *readings(run) {
      const all = { run, after: 0, last: maxNumber, pageSize }
      for await (const { path, id, change, messages } of readReadings(database, all)) {
        yield {
          path: fromKey(path),
          ...(id !== null && { id: fromKey(id) }),
          ...(change !== null && { change }),
          messages: parseMessages(messages, fromKey(path)) ?? [],
        }
      }
    },
    async *changes(from, to) {
      for (let id: string | undefined = ''; id !== undefined; ) {
        const page: z.infer<typeof Ids> = Ids.parse(await ask(sql.changedIds, [from, to, id, pageSize]))
        for (const one of page) {
          const [before, after] = [await stateAfter(from, one), await stateAfter(to, one)]
          yield { id: fromKey(one.id), ...(before && { before }), ...(after && { after }) }
        }
        id = page.at(-1)?.id
      }
    },
    progress: async () => Progress.parse(await ask(listProgress, [])),
  }
}
