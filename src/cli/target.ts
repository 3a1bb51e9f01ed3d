/** Where `import` puts records: stdout, one file, or a folder of files. */

import { existsSync, statSync } from 'node:fs'
import { extname } from 'node:path'
import type { Article } from '../article/article.ts'
import type { Message } from '../diagnostics/message.ts'
import { openFolder, type Written } from '../store/folder.ts'
import type { CollisionMode } from '../store/names.ts'
import {
  findRecordFormat,
  nowhere,
  type RecordFormat,
  type RecordWriter,
  streamRecords,
  writeRecords,
} from '../store/records.ts'
import { CannotRun } from './exit.ts'
import { printable } from './printable.ts'
import { type Output, send } from './terminal.ts'
import { collisionMessages, countsText, noneWritten } from './written.ts'

export interface Target {
  /** Keeps one article; says what was odd about that. */
  put(article: Article): Promise<Message[]>
  /** Ends it well; gives a line that says what was done, if there is more to say than how many articles there were. */
  close(): Promise<string | undefined>
  /** Ends it early and leaves nothing half done. */
  abort(): Promise<void>
}

export interface TargetOptions {
  /** A path; stdout if there is none. */
  to?: string | undefined
  /** Whether stdout, where no path is given, is for something else. */
  isSilent?: boolean
  format?: RecordFormat | undefined
  onCollision: CollisionMode
  dryRun: boolean
  stdout: Output
}

/** Opens the target of a run. Throws `CannotRun` if the path is none that records can be put into. */
export async function openTarget({
  to,
  isSilent,
  format,
  onCollision,
  dryRun,
  stdout,
}: TargetOptions): Promise<Target> {
  if (to !== undefined && isFolder(to)) return folderTarget(to, { onCollision, dryRun, stdout })
  if (dryRun || (isSilent && to === undefined)) return recordsTarget(nowhere)
  if (to === undefined) return recordsTarget(streamRecords(stdout.stream, format ?? 'ndjson'))
  return recordsTarget(writeRecords(to, format ?? findRecordFormat(to) ?? 'ndjson'))
}

/** Whether records go into a folder there. Throws `CannotRun` for a name that is neither that nor a record file's. */
export function isFolder(path: string): boolean {
  if (existsSync(path)) return statSync(path).isDirectory()
  if (path.endsWith('/') || extname(path) === '') return true
  if (findRecordFormat(path)) return false
  throw new CannotRun(`Unexpected target \`${path}\`, expected a .ndjson or .json file, or a folder (\`${path}/\`)`)
}

function recordsTarget(records: RecordWriter): Target {
  return {
    async put(article) {
      await records.write(article)
      return []
    },
    async close() {
      await records.close()
      return undefined
    },
    abort: () => records.abort(),
  }
}

async function folderTarget(
  path: string,
  { onCollision, dryRun, stdout }: Pick<TargetOptions, 'onCollision' | 'dryRun' | 'stdout'>,
): Promise<Target> {
  const folder = await openFolder(path, { extension: '.json', onCollision, dryRun })
  const counts = noneWritten()
  return {
    async put(article) {
      const written = await folder.write(article.slug, `${JSON.stringify(article, null, 2)}\n`)
      counts[written.kind] += 1
      if (dryRun) await sendPlan(stdout, written, article)
      return collisionMessages(written, article, onCollision)
    },
    close: async () => `${path}: ${countsText(counts)}${dryRun ? ' (dry run: nothing is written)' : ''}`,
    abort: async () => {},
  }
}

async function sendPlan(stdout: Output, written: Written, article: Article): Promise<void> {
  await send(stdout, `${plans[written.kind]}  ${written.name}  ${printable(article.source.path)}\n`)
}

/** The plan of a dry run, all as wide. */
const plans: Record<Written['kind'], string> = {
  created: 'create  ',
  updated: 'update  ',
  same: 'same    ',
  taken: 'conflict',
}
