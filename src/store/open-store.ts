/** From a path to the kind of store that lives there. To add a kind: a file, and a line in `openers`. */

import { existsSync, statSync } from 'node:fs'
import { dirname, extname } from 'node:path'
import { isPostgres, parseAddress } from './postgres/address.ts'
import { openRecordFile } from './record-file.ts'
import { openRecordFolder } from './record-folder.ts'
import { openRecordShards } from './record-shards.ts'
import { findRecordFormat, type RecordFormat } from './records.ts'
import { type Store, StoreError } from './store.ts'

const storeKinds = ['folder', 'shards', 'file', 'sqlite', 'postgres'] as const
export type StoreKind = (typeof storeKinds)[number]

interface OpenOptions {
  /** How records stand in one file whose name does not say it. */
  format?: RecordFormat | undefined
  /** Nothing is made that is not there. */
  dryRun?: boolean | undefined
}

const openers: Record<StoreKind, (path: string, options: OpenOptions) => Promise<Store>> = {
  folder: async (path) => openRecordFolder(path),
  shards: async (path) => openRecordShards(path),
  file: async (path, { format }) => openRecordFile(path, format ?? findRecordFormat(path) ?? 'ndjson'),
  async sqlite(path, { dryRun }) {
    const { openSqlite } = await import('./sqlite/open-sqlite.ts')
    return openSqlite(path, { dryRun: dryRun === true })
  },
  async postgres(path, { dryRun }) {
    const { openPostgres } = await import('./postgres/open-postgres.ts')
    return openPostgres(path, { dryRun: dryRun === true })
  },
}

/** Opens the store at a path, of the kind that the path asks for. Throws `StoreError`. */
export function openStore(path: string, options: OpenOptions = {}): Promise<Store> {
  return openers[storeKind(path)](path, options)
}

/** What to call the store at a path: the address of a database comes without its password. Throws `StoreError`. */
export function storeName(path: string): string {
  return isPostgres(path) ? parseAddress(path).name : path
}

/** The folder in which things stand that belong to a store: its own, that of its file, or that of the process. */
export function storeFolder(path: string): string {
  const kind = storeKind(path)
  if (kind === 'postgres') return '.'
  return kind === 'folder' || kind === 'shards' ? path : dirname(path)
}

/** The kind of store that lives at a path, or would. Throws `StoreError` for a name that says none. */
export function storeKind(path: string): StoreKind {
  if (isPostgres(path)) return 'postgres'
  const isFolder = existsSync(path) && statSync(path).isDirectory()
  if (shardNames.test(path) && (isFolder || path.endsWith('/'))) return 'shards'
  if (isFolder) return 'folder'
  if (databaseNames.test(path)) return 'sqlite'
  if (existsSync(path)) return 'file'
  if (path.endsWith('/') || extname(path) === '') return 'folder'
  if (findRecordFormat(path)) return 'file'
  throw new StoreError(
    `Unexpected target \`${path}\`, expected a .db, .ndjson or .json file, a folder (\`${path}/\`, \`${path}.ndjson/\`), or postgres://…`,
  )
}

/** Of folders: named like a file of lines. */
const shardNames = /\.(?:ndjson|jsonl)\/*$/i
const databaseNames = /\.(?:db|sqlite3?)$/i
