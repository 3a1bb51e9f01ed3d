/** Every statement on PostgreSQL. Values are parameters, never pasted in; the schema is that of the connection. */

import { sourceColumns } from '../source-row.ts'

// The connection and the schema

export const setSchema = `SELECT set_config('search_path', $1, false)`

/** A server notices within half a minute that a machine is gone, and lets go of what it had begun. */
export const keepAlive = `
  SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5; SET tcp_keepalives_count = 3;
  SET tcp_user_timeout = 25000`

/** What stands in a schema: our table with the version, any table. */
export const lookAtSchema = `
  SELECT to_regnamespace($1::text) IS NOT NULL AS exists,
    to_regclass($1::text || '.alphanode') IS NOT NULL AS ours,
    EXISTS (SELECT 1 FROM pg_class WHERE relnamespace = to_regnamespace($1::text)) AS filled,
    current_setting('server_version_num')::int AS server`

export const readVersion = 'SELECT version FROM alphanode'
export const createVersion = 'CREATE TABLE alphanode (version int NOT NULL); INSERT INTO alphanode VALUES (0)'
export const writeVersion = 'UPDATE alphanode SET version = $1'

/** The one name that cannot be a parameter; `parseAddress` lets only plain ones pass. */
export const createSchema = (schema: string) => `CREATE SCHEMA IF NOT EXISTS "${schema}"`

/** Until the end of the transaction; one at a time for each schema. */
export const lockSchema = 'SELECT pg_advisory_xact_lock(hashtextextended($1, 0))'

export const listLanguages = `SELECT cfgname AS name FROM pg_ts_config WHERE cfgnamespace = 'pg_catalog'::regnamespace`

// Records

export const findRecord = 'SELECT number, id, record FROM records WHERE key = $1'
export const recordsAfter = 'SELECT number, id, record FROM records WHERE number > $1 ORDER BY number LIMIT $2'
export const countRecords = 'SELECT count(*) AS count FROM records'

/** The sources of records by their keys, and SHA-256 of what they say. */
export const lookUpRecords = `
  SELECT key, path, sha256(convert_to(record, 'UTF8')) AS content FROM records WHERE key = ANY ($1)`

/** Which records have these file names. */
export const lookUpNames = 'SELECT name, key, path FROM records WHERE name = ANY ($1)'

const recordColumns = `key, id, slug, name, path, sha256, importer, profile, created, language, status,
  published_at, modified_at, title, record`

/** A row of `putRecords`: the columns above, then `data` if it differs, the language of search, lead, body. */
const recordRow: Tuple = {
  width: 19,
  write: (at) => `${list(1, 15, at)}, coalesce(${at(16)}, ${at(15)})::jsonb,
    setweight(to_tsvector(${at(17)}::text::regconfig, coalesce(${at(14)}, '')), 'A') ||
    setweight(to_tsvector(${at(17)}::text::regconfig, ${at(18)}), 'B') ||
    setweight(to_tsvector(${at(17)}::text::regconfig, ${at(19)}), 'D')`,
}

/** Writes records in place of those that have their keys. */
export const putRecords = (rows: number) => `
  INSERT INTO records (${recordColumns}, data, search) VALUES ${tuples(rows, recordRow)}
  ON CONFLICT (key) DO UPDATE SET
    slug = excluded.slug, name = excluded.name, path = excluded.path, sha256 = excluded.sha256,
    importer = excluded.importer, profile = excluded.profile, language = excluded.language, status = excluded.status,
    published_at = excluded.published_at, modified_at = excluded.modified_at, title = excluded.title,
    record = excluded.record, data = excluded.data, search = excluded.search`

/** Keeps what records say before a run changes them. */
export const keepReplaced = `
  INSERT INTO replaced (run, key, record) SELECT $1, key, record FROM records WHERE key = ANY ($2)
  ON CONFLICT DO NOTHING`

// Runs

export const beginRun = `
  INSERT INTO runs (state, started_at, importer, profile, asked) VALUES ('running', $1, $2, $3, $4) RETURNING id`

export const countInRun = `
  UPDATE runs SET created = created + $2, updated = updated + $3, same = same + $4, taken = taken + $5,
    unreadable = unreadable + $6 WHERE id = $1`

export const endRun = 'UPDATE runs SET state = $2, finished_at = $3, losses = $4 WHERE id = $1'
export const listRuns = 'SELECT * FROM runs ORDER BY id DESC'

/** The ids of records that runs after $1 up to $2 made or changed, after the id $3, in order. */
export const changedIds = `
  SELECT id, key FROM records
  WHERE id > $3 AND (created > $1 AND created <= $2
    OR EXISTS (SELECT 1 FROM replaced WHERE replaced.key = records.key AND run > $1 AND run <= $2))
  ORDER BY id LIMIT $4`

/** What a record said after the run $2. */
export const stateAfter = `
  SELECT coalesce((SELECT record FROM replaced WHERE key = $1 AND run > $2 ORDER BY run LIMIT 1), record) AS record
  FROM records WHERE key = $1 AND created <= $2`

/** The oldest of the last $1 runs, unless one before it is still read by workers. */
export const oldestKept = `
  SELECT least((SELECT id FROM runs ORDER BY id DESC LIMIT 1 OFFSET $1 - 1),
    (SELECT min(run) FROM queued_runs WHERE batch < batches)) AS id
  WHERE (SELECT count(*) FROM runs) >= $1`

/** Which readings of runs before $1 are those of sources: an index over all sources for this alone would cost each run. */
export const collectRanges = `
  CREATE TEMPORARY TABLE ranges (run int, first int, last int, PRIMARY KEY (run, first)) ON COMMIT DROP`
export const putRanges = `
  INSERT INTO ranges SELECT run, first, last FROM sources WHERE run < $1 AND first <= last ON CONFLICT DO NOTHING`

/** What belongs to runs before $1, and to no source. */
export const pruneRuns = [
  `DELETE FROM readings WHERE run < $1 AND number > coalesce((SELECT last FROM ranges
     WHERE ranges.run = readings.run AND first <= readings.number ORDER BY first DESC LIMIT 1), 0)`,
  'DELETE FROM replaced WHERE run <= $1',
  'DELETE FROM done_batches WHERE run < $1',
  'DELETE FROM queued_runs WHERE run < $1',
  'DELETE FROM runs WHERE id < $1',
]

// Readings and sources

const readingRow: Tuple = { width: 6, write: (at) => `${at(1)}::int, ${at(2)}::int, ${list(3, 6, at)}` }

export const putReadings = (rows: number) => `
  INSERT INTO readings (run, number, path, id, change, messages) VALUES ${tuples(rows, readingRow)}`

/** The next readings of the run $1 after the number $2 up to $3. */
export const readingsAfter = `
  SELECT number, path, id, change, messages FROM readings
  WHERE run = $1 AND number > $2 AND number <= $3 ORDER BY number LIMIT $4`

export const findSources = `
  SELECT ${sourceColumns} FROM sources WHERE key = ANY ($1) AND importer = $2 AND profile = $3`

const sourceRow: Tuple = {
  width: 12,
  write: (at) =>
    `${at(1)}::bytea, ${list(2, 6, at)}, ${[7, 8, 9, 10, 11].map((place) => `${at(place)}::int`).join(', ')}, ${at(12)}`,
}

export const putSources = (rows: number) => `
  INSERT INTO sources
    (key, path, sha256, stamp, importer, profile, run, first, last, articles, refused, sums)
  VALUES ${tuples(rows, sourceRow)}
  ON CONFLICT (key) DO UPDATE SET
    sha256 = excluded.sha256, stamp = excluded.stamp, importer = excluded.importer, profile = excluded.profile,
    run = excluded.run, first = excluded.first, last = excluded.last, articles = excluded.articles,
    refused = excluded.refused, sums = excluded.sums`

export const forgetSources = 'DELETE FROM sources WHERE key = ANY ($1)'

/** Which of the sources are known still, by their numbers; nobody forgets them until the transaction ends. */
export const stillKnown = 'SELECT number FROM sources WHERE number = ANY ($1) FOR UPDATE'

/** Says that a run found sources the same; a stamp that is null stays. */
export const passSources = `
  UPDATE sources SET passed = $1, stamp = coalesce(passing.stamp, sources.stamp)
  FROM unnest($2::bigint[], $3::text[]) AS passing (number, stamp) WHERE sources.number = passing.number`

/** The paths of those among the sources that the run $1 found the same. */
export const passedSources = 'SELECT path FROM sources WHERE passed = $1 AND key = ANY ($2)'

// Claims

export const temporaryClaims = 'CREATE TEMPORARY TABLE IF NOT EXISTS claims (LIKE claims INCLUDING ALL)'
export const dropTemporaryClaims = 'DROP TABLE pg_temp.claims'
export const lookUpClaims = 'SELECT key, holder, next FROM claims WHERE run = $1 AND key = ANY ($2)'

const claimRow: Tuple = {
  width: 4,
  write: (at) => `${at(1)}::int, ${at(2)}::bytea, ${at(3)}, ${at(4)}::int`,
}

export const putClaims = (rows: number) => `
  INSERT INTO claims (run, key, holder, next) VALUES ${tuples(rows, claimRow)}
  ON CONFLICT (run, key) DO UPDATE SET next = excluded.next`

// Rows of parameters

/** Names the parameter of a place in a row, from 1 on. */
type At = (place: number) => string

interface Tuple {
  width: number
  write(at: At): string
}

/** `($1, …), ($18, …)`. */
function tuples(rows: number, { width, write }: Tuple): string {
  return Array.from({ length: rows }, (_, index) => `(${write((place) => `$${index * width + place}`)})`).join(', ')
}

function list(first: number, last: number, at: At): string {
  return Array.from({ length: last - first + 1 }, (_, index) => at(first + index)).join(', ')
}
