/** A run → the queue, in one transaction. */

import { asStoreError, atomically, type Database, withClient } from '../database.ts'
import { beginning } from '../keep.ts'
import { insertRun } from '../postgres-run.ts'
import type { Jobs } from './jobs.ts'
import type { QueuedRun } from './queue.ts'
import * as sql from './sql.ts'

/** Batches of one statement. */
const maxBatches = 100

/** Puts a run into the queue; gives its number. */
export function enqueue({ address, pool }: Database, jobs: Jobs, run: QueuedRun): Promise<number> {
  const { options, setup, sources, batches, retries } = run
  return asStoreError(address.name, () =>
    withClient(pool, (client) =>
      atomically(client, async () => {
        const id = await insertRun(client, options)
        let count = 0
        let waiting: Parameters<Jobs['add']>[1] = []
        for await (const batch of batches) {
          waiting.push({ run: id, number: count, batch, retries })
          count += 1
          if (waiting.length < maxBatches) continue
          await jobs.add(client, waiting)
          waiting = []
        }
        if (waiting.length > 0) await jobs.add(client, waiting)
        const start = JSON.stringify({ progress: beginning, losses: [], lastFiles: {} })
        await client.query(sql.queueRun, [id, options.onCollision, JSON.stringify(setup), sources, count, start])
        return id
      }),
    ),
  )
}
