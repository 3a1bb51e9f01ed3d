/**
 * A folder of NDJSON files of some size each as a store, for records that are too many for one file: a run replaces all of
 * it. `shards.json` says which files belong to it; it changes in one step, so that a folder is that of one run at any time.
 */

import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { chosen, counted } from './choose-records.ts'
import { type DraftFile, openDraftFile } from './draft-file.ts'
import { fileRun } from './file-run.ts'
import { type ReadRecord, readRecords } from './read-records.ts'
import { type Store, StoreError } from './store.ts'
import { draftPath, writeWhole } from './write-file.ts'

/** How many bytes a file has at least, but for the last one. */
const standardBytes = 64_000_000

const listName = 'shards.json'
const shardNames = /^records-\d{5}-[\da-f]{16}\.ndjson$/
const draftNames = /^\.records-\d{5}\.tmp$/

const Shard = z.object({
  name: z.string().regex(shardNames),
  records: z.number().int().min(1),
  bytes: z.number().int().min(1),
  /** Of the file; its first half is in the name, so that a file never changes under its name. */
  sha256: z.string(),
})
type Shard = z.infer<typeof Shard>
const List = z.object({ version: z.literal(1), shards: z.array(Shard) })

/** Opens the folder, which need not be there. */
export function openRecordShards(path: string, { shardBytes = standardBytes } = {}): Store {
  return {
    async begin({ dryRun = false }) {
      const shards = dryRun ? undefined : await beginShards(path, shardBytes)
      return fileRun({
        async write({ line, id }) {
          await shards?.write(line)
          return { change: 'created', name: id, messages: [] }
        },
        finish: async () => shards?.finish(),
        abort: async () => shards?.abort(),
      })
    },
    read: (ids) => chosen(recordsOf(path), path, ids),
    count: () => counted(recordsOf(path)),
    close: async () => {},
  }
}

/** In the order in which they were written. */
async function* recordsOf(folder: string): AsyncGenerator<ReadRecord> {
  for (const { name } of await readList(folder)) yield* readRecords(join(folder, name))
}

/** The files of the last run that was finished. Throws `StoreError` for a list that is none of ours. */
async function readList(folder: string): Promise<Shard[]> {
  const path = join(folder, listName)
  if (!existsSync(path)) return []
  const text = await readFile(path, 'utf8')
  try {
    return List.parse(JSON.parse(text)).shards
  } catch (cause) {
    throw new StoreError(`Unexpected list of records ${path}, expected one that \`alphanode import --to\` made`, {
      cause,
    })
  }
}

interface Shards {
  /** Adds a record, which is a line of JSON. */
  write(line: string): Promise<void>
  /** Puts all files in the place of those that were there. */
  finish(): Promise<void>
  abort(): Promise<void>
}

/** Files get their names when all of them are whole; until then they are hidden. */
async function beginShards(folder: string, shardBytes: number): Promise<Shards> {
  await mkdir(folder, { recursive: true })
  await readList(folder)
  await removeAll(folder, draftNames)
  const written: Shard[] = []
  let open: OpenShard | undefined

  const close = async () => {
    if (open) written.push(await open.close())
    open = undefined
  }
  return {
    async write(line) {
      open ??= openShard(folder, written.length + 1)
      if ((await open.write(line)) >= shardBytes) await close()
    },
    async finish() {
      await close()
      for (const [index, { name }] of written.entries()) await rename(hiddenPath(folder, index + 1), join(folder, name))
      const list: z.infer<typeof List> = { version: 1, shards: written }
      await writeWhole(join(folder, listName), `${JSON.stringify(list, null, 2)}\n`)
      const names = new Set(written.map(({ name }) => name))
      await removeAll(folder, shardNames, (name) => names.has(name))
    },
    async abort() {
      await open?.abort()
      await removeAll(folder, draftNames)
    },
  }
}

interface OpenShard {
  /** Gives the bytes that the file has by then. */
  write(line: string): Promise<number>
  close(): Promise<Shard>
  abort: DraftFile['abort']
}

function openShard(folder: string, number: number): OpenShard {
  const file = openDraftFile(hiddenPath(folder, number))
  const sum = createHash('sha256')
  let [bytes, records] = [0, 0]
  return {
    async write(line) {
      const text = `${line}\n`
      sum.update(text)
      bytes += Buffer.byteLength(text)
      records += 1
      await file.write(text)
      return bytes
    },
    async close() {
      await file.close()
      const sha256 = sum.digest('hex')
      return { name: `${stem(number)}-${sha256.slice(0, 16)}.ndjson`, records, bytes, sha256 }
    },
    abort: file.abort,
  }
}

const stem = (number: number) => `records-${String(number).padStart(5, '0')}`
const hiddenPath = (folder: string, number: number) => draftPath(join(folder, stem(number)))

/** Takes away what a killed run or an earlier one left. */
async function removeAll(folder: string, names: RegExp, isKept: (name: string) => boolean = () => false) {
  for (const name of await readdir(folder)) {
    if (names.test(name) && !isKept(name)) await rm(join(folder, name), { force: true })
  }
}
