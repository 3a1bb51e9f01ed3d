/** The job queue: pg-boss, in a schema beside ours, on our connections. */

import type pg from 'pg'
import PgBoss from 'pg-boss'
import { z } from 'zod'
import { atomically, type Database, type Queryable, withClient } from '../database.ts'
import * as storeSql from '../sql.ts'
import type { QueuedBatch } from './queue.ts'
import * as sql from './sql.ts'

/** Batches to be read, and those that were given up. */
export const queues = { read: 'read', givenUp: 'given-up' } as const

const retryDelaySeconds = 1

export interface Jobs {
  /** Adds batches to a transaction. */
  add(client: Queryable, batches: { run: number; number: number; batch: QueuedBatch; retries: number }[]): Promise<void>
  /** Takes the next job, if there is one. */
  take(client: Queryable, queue: string): Promise<Job | undefined>
  /** Ends a job; false if it is not active. */
  complete(client: Queryable, queue: string, id: string): Promise<boolean>
  /** Lets a job be tried again, or gives it up. */
  fail(client: Queryable, queue: string, ids: string[], reason: string): Promise<void>
  /** Lets jobs be tried again whose time is over, and takes old ones away. */
  maintain(): Promise<void>
}

const Slice = z.object({
  from: z.number(),
  to: z.number().optional(),
  sha256: z.string().optional(),
  stamp: z.string().optional(),
})

const JobData = z.object({
  run: z.number(),
  batch: z.number(),
  sources: z.array(z.object({ path: z.string(), slice: Slice.optional(), bytes: z.string().optional() })),
})

const Output = z
  .object({ value: z.object({ message: z.string() }).or(z.string()) })
  .or(z.object({ message: z.string() }))

export type Job = z.infer<typeof JobData> & { id: string; failure?: string | undefined }

/** Opens the queue of a store, which is made if it is not there. */
export async function openJobs({ address, pool }: Database): Promise<Jobs> {
  const schema = `${address.schema}_queue`
  const onPool: PgBoss.Db = {
    // Some of its statements begin and end a transaction; one that fails leaves it open.
    executeSql: (text, values) =>
      withClient(pool, async (client) => {
        try {
          return await client.query(text, values)
        } catch (error) {
          await client.query('ROLLBACK').catch(() => {})
          throw error
        }
      }),
  }
  const on = (client: Queryable): { db: PgBoss.Db } => ({
    db: { executeSql: (text, values) => client.query(text, values) },
  })
  const boss = new PgBoss({ db: onPool, schema, schedule: false, supervise: false })
  boss.on('error', () => {})
  await boss.start()
  await boss.createQueue(queues.givenUp, { name: queues.givenUp, retryDelay: retryDelaySeconds })
  await boss.createQueue(queues.read, {
    name: queues.read,
    retryDelay: retryDelaySeconds,
    deadLetter: queues.givenUp,
  })
  await indexJobs(pool, schema)

  return {
    async add(client, batches) {
      const jobs = batches.map(({ run, number, batch: { sources, seconds }, retries }) => ({
        id: idOf(run, number),
        name: queues.read,
        data: { run, batch: number, sources },
        expireInSeconds: seconds,
        retryLimit: retries,
      }))
      await boss.insert(jobs, on(client))
    },
    async take(client, queue) {
      const options = { ...on(client), priority: false, includeMetadata: true as const }
      const [job] = await boss.fetch(queue, options)
      if (!job) return undefined
      const output = Output.safeParse(job.output)
      const failure = output.success ? reasonOf(output.data) : undefined
      return { ...JobData.parse(job.data), id: job.id, failure }
    },
    async complete(client, queue, id) {
      const done: unknown = await boss.complete(queue, id, {}, on(client))
      return z.object({ affected: z.number() }).parse(done).affected === 1
    },
    fail: (client, queue, ids, reason) => boss.fail(queue, ids[0] ?? '', { message: reason }, on(client)),
    maintain: () => boss.maintain(),
  }
}

/** An id by which jobs of one moment are taken in the order of their batches, so that what comes of them can be kept soon. */
function idOf(run: number, batch: number): string {
  return `${run.toString(16).padStart(8, '0')}-0000-0000-0000-${batch.toString(16).padStart(12, '0')}`
}

function reasonOf(output: z.infer<typeof Output>): string {
  if ('message' in output) return output.message
  return typeof output.value === 'string' ? output.value : output.value.message
}

async function indexJobs(pool: pg.Pool, schema: string): Promise<void> {
  await withClient(pool, (client) =>
    atomically(client, async () => {
      await client.query(storeSql.lockSchema, [schema])
      const { rows } = await client.query(sql.findPartition(schema), [queues.read])
      const [found] = z.array(z.object({ partition: z.string(), indexed: z.boolean() })).parse(rows)
      if (found && !found.indexed) await client.query(sql.indexJobs(schema, found.partition))
    }),
  )
}
