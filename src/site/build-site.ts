/** Articles → a site: gather what there is, plan its pages, make those that are new, and put them in place. */

import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import type { Article } from '../article/article.ts'
import type { Message } from '../diagnostics/message.ts'
import type { Profile } from '../meta/profile.ts'
import type { Templates } from '../render/templates.ts'
import { shortHash } from './entry.ts'
import { type GatherOptions, gather, type Origin } from './gather.ts'
import { lock } from './lock.ts'
import { type Manifest, readManifest, writeManifest } from './manifest.ts'
import { type OutputFolder, openOutputFolder } from './output-folder.ts'
import type { SiteSettings } from './plan.ts'
import { openRecordLog, type RecordLog } from './record-log.ts'
import { hasPagefind } from './search-index.ts'

export interface BuildOptions {
  origin: Origin
  /** The folder of the site. */
  out: string
  /** A folder in which the build keeps what the next one needs. */
  state: string
  settings: SiteSettings
  templates: Templates
  /** The profile whose labels facets have. */
  profile: Profile
  profileOf(article: Article): Profile
  /** Everything else that decides what a source gives: version, profile, options. */
  way: string
  tell: GatherOptions['tell']
  signal: AbortSignal
}

export interface BuildReport {
  articles: number
  /** Articles without a page: not published, or not reviewed where that is asked. */
  leftOut: number
  /** Files of the site. */
  pages: number
  written: number
  removed: number
}

/**
 * Builds the site, or what changed of it. Stops before its next page when `signal` is aborted, with nothing changed.
 * Throws `StoreError` if another process builds this site.
 */
export async function buildSite(options: BuildOptions): Promise<BuildReport> {
  mkdirSync(options.state, { recursive: true })
  const unlock = lock(options.state)
  try {
    return await buildLocked(options)
  } finally {
    unlock()
  }
}

async function buildLocked(options: BuildOptions): Promise<BuildReport> {
  const { origin, out, state, settings, templates, tell, signal } = options
  if (origin.paths.length > many) setFlagsFromString(smallHeap)
  const folder = openOutputFolder(out, state)
  const last = await readManifest(join(state, manifestName))
  const hasSearch = settings.hasSearch && (await hasPagefind())
  const way = JSON.stringify([options.way, settings.facets, settings.maxWidth])
  const inputs = shortHash(JSON.stringify([way, settings, templates, hasSearch, process.versions.icu]))
  const known = last?.way === way ? last : { log: otherLog(last?.log), logLength: 0, sources: [] }
  const hasSameInputs = last?.inputs === inputs

  let log = openRecordLog(join(state, known.log), known.logLength)
  try {
    const sources = await gather(origin, { known: known.sources, log, settings, tell })
    if (last && hasSameInputs && isSame(sources, last.sources) && isWhole(last, folder)) {
      await tellAll(last.messages, tell)
      const { articles, leftOut, pages } = last
      return { articles, leftOut, pages: pages.size, written: 0, removed: 0 }
    }
    const { makeSite } = await import('./make-site.ts') // a build that changes nothing makes nothing
    const { pages, written, ...made } = await makeSite({
      ...{ options, sources, log, folder, hasSearch, last, hasSameInputs, signal },
      assets: sources.flatMap(({ assets }) => assets.map(({ asset }) => asset)),
      tell: (messages) => tellAll(messages, tell),
    })
    const gone = [...(last?.pages.keys() ?? [])].filter((path) => !pages.has(path))
    const packed = isWasteful(sources, log) ? pack(sources, log, join(state, otherLog(known.log))) : undefined
    if (packed) {
      log.close()
      log = packed.log
    }
    const counts = { articles: made.layout.paths.length, leftOut: made.layout.leftOut }
    const logName = packed ? otherLog(known.log) : known.log
    writeManifest(
      join(state, draftName),
      {
        ...{ way, inputs, ...made, pages, ...counts },
        log: logName,
        logLength: log.size(),
        sources: packed?.sources ?? sources,
      },
      last,
    )
    folder.commit({ gone, draft: draftName, manifest: manifestName })
    if (last && last.log !== logName) rmSync(join(state, last.log), { force: true })
    return { ...counts, pages: pages.size, written, removed: gone.length }
  } finally {
    log.close()
  }
}

/** Sources from which on memory is worth more than time: what is kept of an article takes 5 KB. */
const many = 20_000

/** V8 lets a heap grow to twice of what lives in it and more before it is collected; so to a third more. */
const smallHeap = '--heap-growing-percent=30'

const manifestName = 'manifest.ndjson'
const draftName = 'manifest.ndjson.tmp'

/** Bytes of records that changed or went, below which a log is left as it is. */
const minWaste = 1 << 20

/** Whether most of the log are records that no source has any more. */
function isWasteful(sources: Manifest['sources'], log: RecordLog): boolean {
  let used = 0
  for (const { bytes } of sources) used += bytes
  return log.size() - used > Math.max(used, minWaste)
}

/** Writes what is used of a log to another. */
function pack(sources: Manifest['sources'], from: RecordLog, path: string) {
  const log = openRecordLog(path, 0)
  const packed = sources.map((source) => ({
    ...source,
    entries: source.entries.map((entry) => ({ ...entry, at: log.take(from, entry.at) })),
  }))
  return { log, sources: packed }
}

/** Whether no source was read anew, and none came or went. */
function isSame(sources: Manifest['sources'], before: Manifest['sources']): boolean {
  return sources.length === before.length && sources.every((source, index) => source === before[index])
}

function isWhole({ pages }: Manifest, folder: OutputFolder): boolean {
  for (const path of pages.keys()) if (!folder.has(path)) return false
  return true
}

async function tellAll(messages: Message[], tell: GatherOptions['tell']): Promise<void> {
  if (messages.length > 0) await tell({ path: '', sources: 0, articles: 0, messages })
}

/** A log that the last build did not use: what it used holds until this build is done. */
function otherLog(used: string | undefined): string {
  return used === 'records-a.ndjson' ? 'records-b.ndjson' : 'records-a.ndjson'
}
