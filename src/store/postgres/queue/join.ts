/** One of the workers of a queue. */

import type pg from 'pg'
import { z } from 'zod'
import { type Part, StoreError } from '../../store.ts'
import { asStoreError, atomically, type Database, putRows, type Queryable, withClient } from '../database.ts'
import { knownSources } from '../postgres-run.ts'
import type { Row } from '../rows.ts'
import { type Jobs, queues } from './jobs.ts'
import { keepAgain, keepNext } from './keep-batch.ts'
import type { Member, RunSetup, Taken } from './queue.ts'
import * as sql from './sql.ts'
import { toStaged } from './staged-part.ts'

/** Characters of staged parts that wait in memory. */
const maxSize = 16_000_000

const Setup = z.object({ setup: z.string(), importer: z.string(), profile: z.string() })

/**
 * Becomes a worker. A connection that does nothing else says that it lives: when its process or its machine is gone, the
 * server lets go of its lock, and whoever asks next gives its batches back.
 */
export async function join(database: Database, jobs: Jobs, now: () => string): Promise<Member> {
  const { address, pool } = database
  const guarded = <Result>(work: () => Promise<Result>) => asStoreError(address.name, work)
  const inTransaction = <Result>(work: (client: Queryable) => Promise<Result>) =>
    guarded(() => withClient(pool, (client) => atomically(client, () => work(client))))

  const { alive, worker } = await guarded(() => beAlive(database))
  /** Which queue each batch was taken from. */
  const queueOf = ({ failure }: Taken) => (failure === undefined ? queues.read : queues.givenUp)

  const take = async (client: Queryable): Promise<Taken | undefined> => {
    const gone = await client.query(sql.reapLeases, [worker])
    for (const { job, queue } of z.array(z.object({ job: z.string(), queue: z.string() })).parse(gone.rows)) {
      await jobs.fail(client, queue, [job], 'its worker was gone')
    }
    const given = await jobs.take(client, queues.givenUp)
    const job = given ?? (await jobs.take(client, queues.read))
    if (!job) return undefined
    const queue = given ? queues.givenUp : queues.read
    await client.query(sql.putLease, [job.id, queue, worker])
    const failure = given ? (given.failure ?? 'nobody knows why') : undefined
    return { job: job.id, run: job.run, batch: job.batch, sources: job.sources, failure }
  }

  return {
    async take() {
      // Whoever is taken to be gone must not take more.
      await guarded(() => alive.query(sql.ping))
      return inTransaction(take)
    },
    async setup(run): Promise<RunSetup> {
      const { rows } = await guarded(() => pool.query(sql.findRun, [run]))
      const [found] = z.array(Setup).parse(rows)
      if (!found)
        throw new StoreError(`Unexpected batch of run ${run} at ${address.name}, expected one of a queued run`)
      const { setup, ...way } = found
      return { setup: JSON.parse(setup), way }
    },
    known: (paths, way) => guarded(() => knownSources(pool, paths, way)),
    finish: (taken, parts) => guarded(() => withClient(pool, (client) => finish(client, taken, parts))),
    async fail(taken, reason) {
      await inTransaction(async (client) => {
        const ended = await client.query(sql.endLease, [taken.job, worker])
        if (ended.rowCount === 1) await jobs.fail(client, queueOf(taken), [taken.job], reason)
      })
    },
    async keep(readAgain) {
      const step = await guarded(() => keepNext(database, now))
      if (step === 'none' || step === 'kept') return step === 'kept'
      const parts = await readAgain(step.run, step.path)
      await guarded(() => keepAgain(database, step, { parts, now }))
      return true
    },
    async isDone() {
      const { rows } = await guarded(() => pool.query(sql.countUnfinished))
      return z.array(z.object({ count: z.number() })).parse(rows)[0]?.count === 0
    },
    async leave() {
      // Its lock goes with the connection.
      alive.release(true)
    },
  }

  /** Begins the transaction only when there is something to write, for reading takes longer. */
  async function finish(client: Queryable, taken: Taken, parts: AsyncIterable<Part[]>): Promise<boolean> {
    const { job, run, batch, sources, failure } = taken
    let isBegun = false
    let rows: Row[] = []
    let [count, size] = [0, 0]
    const begin = async (): Promise<boolean> => {
      if (isBegun) return true
      await client.query('BEGIN')
      isBegun = true
      return (await client.query(sql.endLease, [job, worker])).rowCount === 1
    }
    const flush = async () => {
      await putRows(client, rows, { name: 'staged', toSql: sql.putStaged })
      rows = []
      size = 0
    }
    try {
      for await (const some of parts) {
        for (const part of some) {
          const content = toStaged(part)
          rows.push([run, batch, count, content])
          count += 1
          size += content.length
        }
        if (size < maxSize) continue
        if (!(await begin())) return await giveUp()
        await flush()
      }
      if (!(await begin())) return await giveUp()
      await flush()
      if (!(await jobs.complete(client, queueOf(taken), job))) return await giveUp()
      await client.query(sql.putDone, [run, batch, sources.length, failure ?? null])
      await client.query('COMMIT')
      return true
    } catch (error) {
      if (isBegun) await client.query('ROLLBACK').catch(() => {})
      throw error
    }
    async function giveUp(): Promise<false> {
      await client.query('ROLLBACK')
      return false
    }
  }
}

/** Opens the connection that says that this worker lives. */
async function beAlive({ pool }: Database): Promise<{ alive: pg.PoolClient; worker: number }> {
  const alive = await pool.connect()
  // The next ping tells.
  alive.on('error', () => {})
  try {
    const { rows } = await alive.query(sql.nextWorker)
    const worker = z.array(z.object({ worker: z.number() })).parse(rows)[0]?.worker ?? 0
    await alive.query(sql.sayAlive, [worker])
    return { alive, worker }
  } catch (error) {
    alive.release(true)
    throw error
  }
}
