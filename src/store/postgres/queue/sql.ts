/** Every statement on runs of many machines. Jobs themselves are those of pg-boss, in a schema beside ours. */

// Runs

export const queueRun = `
  INSERT INTO queued_runs (run, collisions, setup, sources, batches, progress) VALUES ($1, $2, $3, $4, $5, $6)`

export const findRun = `
  SELECT setup, runs.importer, runs.profile FROM queued_runs JOIN runs ON runs.id = queued_runs.run WHERE run = $1`

export const listProgress = `
  SELECT run, sources, batches, batch AS kept,
    (SELECT count(*) FROM done_batches WHERE done_batches.run = queued_runs.run)::int AS done,
    (SELECT coalesce(sum(sources), 0) FROM done_batches WHERE done_batches.run = queued_runs.run)::int AS read,
    ARRAY(SELECT failure FROM done_batches
      WHERE done_batches.run = queued_runs.run AND failure IS NOT NULL ORDER BY batch) AS failures
  FROM queued_runs ORDER BY run DESC`

export const countUnfinished = 'SELECT count(*)::int AS count FROM queued_runs WHERE batch < batches'

// Workers and what they do

export const nextWorker = `SELECT nextval('workers')::int AS worker`

/** Two numbers make the name of a lock; the first is that of the schema. */
const lockOf = (worker: string) => `(SELECT hashtext(current_schema() || '.workers')), ${worker}`

/** Held as long as the connection lives. */
export const sayAlive = `SELECT pg_advisory_lock(${lockOf('$1::int')})`

export const ping = 'SELECT 1'

/** Takes away the leases of workers that are gone: whoever gets the lock of one, it is not its own. */
export const reapLeases = `
  DELETE FROM leases WHERE worker <> $1 AND pg_try_advisory_xact_lock(${lockOf('worker')}) RETURNING job, queue`

export const putLease = `
  INSERT INTO leases (job, queue, worker) VALUES ($1, $2, $3)
  ON CONFLICT (job) DO UPDATE SET worker = excluded.worker, taken_at = now()`

export const endLease = 'DELETE FROM leases WHERE job = $1 AND worker = $2'

export const putDone = 'INSERT INTO done_batches (run, batch, sources, failure) VALUES ($1, $2, $3, $4)'

export const putStaged = (rows: number) => `
  INSERT INTO staged (run, batch, part, content)
  VALUES ${Array.from({ length: rows }, (_, row) => `($${4 * row + 1}::int, $${4 * row + 2}::int, $${4 * row + 3}::int, $${4 * row + 4})`).join(', ')}`

// Keeping what came of batches

/** A run whose next batch is done, for one keeper alone. */
export const nextToKeep = `
  SELECT run, collisions, batches, batch, part, progress, runs.importer, runs.profile
  FROM queued_runs JOIN runs ON runs.id = queued_runs.run
  WHERE EXISTS (SELECT 1 FROM done_batches WHERE done_batches.run = queued_runs.run AND done_batches.batch = queued_runs.batch)
  ORDER BY run LIMIT 1 FOR UPDATE OF queued_runs SKIP LOCKED`

/** The same run as long as it stands where it stood. */
export const runAt = `
  SELECT run, collisions, batches, batch, part, progress, runs.importer, runs.profile
  FROM queued_runs JOIN runs ON runs.id = queued_runs.run
  WHERE run = $1 AND batch = $2 AND part = $3 FOR UPDATE OF queued_runs`

/** The next parts of a batch, up to $4 of them or somewhat more than $5 bytes, and the number of its last part. */
export const stagedAfter = `
  SELECT part, content, (SELECT max(part) FROM staged WHERE run = $1 AND batch = $2) AS last
  FROM (SELECT part, content, sum(octet_length(content)) OVER (ORDER BY part) - octet_length(content) AS before
    FROM staged WHERE run = $1 AND batch = $2 AND part >= $3 ORDER BY part LIMIT $4) AS next
  WHERE before < $5 ORDER BY part`

export const moveRun = 'UPDATE queued_runs SET batch = $2, part = $3, progress = $4 WHERE run = $1'
export const dropStaged = 'DELETE FROM staged WHERE run = $1 AND batch = $2'
export const dropClaims = 'DELETE FROM claims WHERE run = $1'

/** pg-boss sorts all that waits each time it looks for the next job: 5 ms with 10,000 of them, 1 ms with this index. */
export const indexJobs = (schema: string, partition: string) =>
  `CREATE INDEX jobs_in_order ON "${schema}"."${partition}" (name, created_on, id) WHERE state < 'active'`

/** The table of a queue, and whether it has the index. */
export const findPartition = (schema: string) => `
  SELECT partition_name AS partition, to_regclass('"${schema}".jobs_in_order') IS NOT NULL AS indexed
  FROM "${schema}".queue WHERE name = $1`
