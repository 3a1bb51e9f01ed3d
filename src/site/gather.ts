/** From sources to entries: reads what changed since the last build, and recalls the rest. */

import type { Article } from '../article/article.ts'
import type { Message } from '../diagnostics/message.ts'
import { type Entry, shortHash, toEntry } from './entry.ts'
import type { SourceState } from './manifest.ts'
import type { RecordLog } from './record-log.ts'

/** What came of one article of a source. */
export interface Reading {
  /** The path of the source. */
  path: string
  article?: Article
  messages: Message[]
}

/** Where articles come from. */
export interface Origin {
  /** The sources, in the order that decides who gets a name that two want. */
  paths: string[]
  /** What tells, without reading, whether a source is as it was; nothing if only reading tells. */
  signatureOf(path: string): string | undefined
  /** Those of some sources that are exports: what comes of one hangs on all. */
  findExports(paths: string[]): Promise<Set<string>>
  /** What comes of some sources, in their order, which `exports` are among or beside. */
  read(paths: string[], exports: Set<string>): AsyncIterable<Reading>
}

export interface GatherOptions {
  /** What the last build knew, if what it read still holds. */
  known: SourceState[]
  log: RecordLog
  /** Paths in the box by whose words articles are filed. */
  facets: readonly string[]
  /** Is told what came of each article that is read, and of each source that is recalled. */
  tell(told: Reading | { path: string; articles: number; messages: Message[] }): Promise<void>
}

/** Gives the state of every source, in order. What did not change is not opened. */
export async function gather(origin: Origin, { known, log, facets, tell }: GatherOptions): Promise<SourceState[]> {
  const before = new Map(known.map((state) => [state.path, state]))
  const signatures = new Map(origin.paths.map((path) => [path, origin.signatureOf(path)]))
  const recalled = (path: string) => {
    const state = before.get(path)
    return state?.signature !== undefined && state.signature === signatures.get(path) ? state : undefined
  }
  const changed = origin.paths.filter((path) => !recalled(path))
  const exports = await origin.findExports(changed)
  const spoilsExports = exports.size > 0 || known.some(({ path, isExport }) => isExport && !recalled(path))
  for (const { path, isExport } of known) if (isExport && recalled(path)) exports.add(path)
  const isStale = (path: string) => !recalled(path) || (spoilsExports && exports.has(path))

  const earlier = new Map<string, Entry>()
  for (const { path, entries } of known) for (const entry of entries) earlier.set(`${path}\0${entry.id}`, entry)
  /** Writes the record to the log, unless it stands there already. */
  const keep = (article: Article, path: string): Entry => {
    const json = JSON.stringify(article)
    const hash = shortHash(json)
    const same = earlier.get(`${path}\0${article.id}`)
    return same?.hash === hash ? same : toEntry(article, { hash, at: log.append(json), facets })
  }

  const states = new Map<string, SourceState>()
  for (const path of origin.paths) {
    const old = isStale(path) ? undefined : recalled(path)
    if (old) await tell({ path, articles: old.entries.length, messages: old.messages })
    const unread = { path, signature: signatures.get(path), isExport: exports.has(path), entries: [], messages: [] }
    states.set(path, old ?? unread)
  }
  for await (const reading of origin.read(origin.paths.filter(isStale), exports)) {
    const state = states.get(reading.path)
    if (!state) throw new Error(`a reading of ${reading.path}, which is no source of the build`)
    if (reading.article) state.entries.push(keep(reading.article, reading.path))
    state.messages.push(...reading.messages.filter(({ severity }) => severity !== 'info'))
    await tell(reading)
  }
  return [...states.values()]
}
