/** Where `import` puts records: stdout, or a store. */

import type { Article } from '../article/article.ts'
import type { KeptPart } from '../bulk/keep-parts.ts'
import type { Message } from '../diagnostics/message.ts'
import { fileRun } from '../store/file-run.ts'
import { openStore, storeKind, storeName } from '../store/open-store.ts'
import { nowhere, type RecordFormat, streamRecords } from '../store/records.ts'
import type { Known, RunCounts, RunEnd, RunOptions, Store, StoreRun } from '../store/store.ts'
import { printable } from './printable.ts'
import { type Output, send } from './terminal.ts'
import { countsText, noneWritten, plans } from './written.ts'

export interface Target {
  run: StoreRun
  /** Counts what became of a part; says it, if that is what the run is for. */
  count(kept: KeptPart): Promise<void>
  /** What came of a source that was not read again. */
  recall(known: Known, wants: { wantsArticles: boolean }): AsyncIterable<{ article?: Article; messages: Message[] }>
  /** Ends it well; gives a line that says what was done, if there is more to say than how many articles there were. */
  close(end: RunEnd): Promise<string | undefined>
  /** Ends it early and leaves nothing half done. */
  abort(): Promise<void>
}

export interface TargetOptions extends RunOptions {
  /** A path; stdout if there is none. */
  to?: string | undefined
  /** Whether stdout, where no path is given, is for something else. */
  isSilent?: boolean
  format?: RecordFormat | undefined
  dryRun: boolean
  stdout: Output
}

/** Opens the target of a run. Throws `StoreError` if the path is none that records can be put into. */
export async function openTarget(options: TargetOptions): Promise<Target> {
  const { to, isSilent, format, dryRun, stdout } = options
  if (to !== undefined) return storeTarget(to, options)
  const records = dryRun || isSilent ? nowhere : streamRecords(stdout.stream, format ?? 'ndjson')
  const run = fileRun({
    async write({ line, id }) {
      await records.writeLine(line)
      return { change: 'created', name: id, messages: [] }
    },
    finish: records.close,
    abort: records.abort,
  })
  return {
    run,
    count: async () => {},
    recall: nothing,
    async close(end) {
      await run.finish(end)
      return undefined
    },
    abort: run.abort,
  }
}

async function* nothing(): AsyncGenerator<never> {}

async function storeTarget(path: string, { format, dryRun, stdout, ...options }: TargetOptions): Promise<Target> {
  const store = await openStore(path, { format, dryRun })
  const run = await store.begin({ ...options, dryRun })
  const counts = noneWritten()
  // Files of many records are replaced as a whole: nobody need be told what became of each record.
  const tells = !['file', 'shards'].includes(storeKind(path))
  return {
    run,
    async count(kept) {
      addTo(counts, kept)
      if (dryRun && tells) await send(stdout, await planOf(run, kept))
    },
    recall: (known, { wantsArticles }) => recall(known, { run, store: wantsArticles ? store : undefined }),
    async close(end) {
      await run.finish(end)
      await store.close()
      return tells
        ? `${storeName(path)}: ${countsText(counts)}${dryRun ? ' (dry run: nothing is written)' : ''}`
        : undefined
    },
    async abort() {
      await run.abort()
      await store.close()
    },
  }
}

function addTo(counts: RunCounts, { part, kept }: KeptPart): void {
  if ('known' in part) {
    counts.same += part.known.articles
    counts.unreadable += part.known.refused
    return
  }
  for (const [index, written] of kept.entries()) {
    if (written) counts[written.change] += 1
    else if (isRefused(part.readings[index]?.sums)) counts.unreadable += 1
  }
}

/** The plan of a part, an article a line. */
async function planOf(run: StoreRun, { part, kept }: KeptPart): Promise<string> {
  const line = (change: keyof RunCounts, name: string, path: string) =>
    `${plans[change]}  ${printable(name)}  ${printable(path)}\n`
  if ('known' in part) {
    const { path } = part.known
    const lines: string[] = []
    for await (const { id } of run.recall(part.known)) {
      lines.push(id === undefined ? line('unreadable', path, path) : line('same', id, path))
    }
    return lines.join('')
  }
  const lines = kept.map((written, index) => {
    if (written) return line(written.change, written.name, part.path)
    return isRefused(part.readings[index]?.sums) ? line('unreadable', part.path, part.path) : ''
  })
  return lines.join('')
}

function isRefused(sums: { severity: string }[] = []): boolean {
  return sums.some(({ severity }) => severity === 'error')
}

async function* recall(
  known: Known,
  { run, store }: { run: StoreRun; store: Store | undefined },
): AsyncGenerator<{ article?: Article; messages: Message[] }> {
  for await (const { id, messages } of run.recall(known)) {
    const read = id === undefined ? undefined : await store?.read([id]).next()
    const article = read?.value?.article
    yield { ...(article && { article }), messages: [...messages, ...(read?.value?.messages ?? [])] }
  }
}
