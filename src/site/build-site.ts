/** Articles → a site: gather what there is, plan its pages, make those that are new, and put them in place. */

import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Article } from '../article/article.ts'
import type { Message } from '../diagnostics/message.ts'
import type { Profile } from '../meta/profile.ts'
import type { Templates } from '../render/templates.ts'
import { collisionMessages } from '../store/collisions.ts'
import { deadLinks } from './dead-links.ts'
import { shortHash } from './entry.ts'
import { type GatherOptions, gather, type Origin } from './gather.ts'
import { lock } from './lock.ts'
import { makePlan } from './make-plan.ts'
import { type Manifest, readManifest, writeManifest } from './manifest.ts'
import { type OutputFolder, openOutputFolder } from './output-folder.ts'
import { outputs } from './outputs.ts'
import { place } from './place.ts'
import type { Plan, SiteSettings } from './plan.ts'
import { openRecordLog } from './record-log.ts'
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
  const { origin, out, state, settings, templates, tell } = options
  const folder = openOutputFolder(out, state)
  const last = await readManifest(join(state, manifestName))
  const hasSearch = settings.hasSearch && (await hasPagefind())
  const way = JSON.stringify([options.way, settings.facets])
  const inputs = shortHash(JSON.stringify([way, settings, templates, hasSearch, process.versions.icu]))
  const known = last?.way === way ? last : { log: otherLog(last?.log), logLength: 0, sources: [] }

  const log = openRecordLog(join(state, known.log), known.logLength)
  try {
    const sources = await gather(origin, { known: known.sources, log, facets: settings.facets, tell })
    if (last?.inputs === inputs && isSame(sources, last.sources) && isWhole(last, folder)) {
      await tellAll(last.messages, tell)
      const { articles, leftOut, pages } = last
      return { articles, leftOut, pages: pages.size, written: 0, removed: 0 }
    }
    const placing = place(entriesOf(sources), settings)
    const { createHighlight } = await import('../render/highlight.ts')
    const plan = makePlan(
      placing.articles,
      {
        log,
        hasSearch,
        assets: sources.flatMap(({ assets }) => assets.map(({ asset }) => asset)),
        highlight: createHighlight(),
        keyBefore: (path) => (folder.has(path) ? last?.pages.get(path) : undefined),
        pathsBefore: () => [...(last?.pages.keys() ?? [])],
      },
      options,
    )
    const collisions = placing.collisions.flatMap(({ entry, collision }) =>
      collisionMessages(entry.source, [collision], { mode: settings.onCollision }),
    )
    const messages = [...collisions, ...deadLinks(plan)]
    await tellAll(messages, tell)
    const { pages, written } = await makePages(plan, folder, options.signal)
    const gone = plan.pathsBefore().filter((path) => !pages.has(path))
    const counts = { articles: placing.articles.length, leftOut: placing.leftOut }
    const told = { ...counts, messages }
    const manifest = { way, inputs, log: known.log, logLength: log.size(), sources, pages, ...told }
    await writeManifest(join(state, draftName), manifest)
    folder.commit({ gone, draft: draftName, manifest: manifestName })
    if (last && last.log !== known.log) rmSync(join(state, last.log), { force: true })
    return { ...counts, pages: pages.size, written, removed: gone.length }
  } finally {
    log.close()
  }
}

const manifestName = 'manifest.ndjson'
const draftName = 'manifest.ndjson.tmp'

/** Stages what is new; gives the key of every page. */
async function makePages(plan: Plan, folder: OutputFolder, signal: AbortSignal) {
  const pages = new Map<string, string>()
  let written = 0
  for (const output of outputs) {
    for await (const { path, key, render } of output(plan)) {
      if (pages.has(path)) throw new Error(`two pages at ${path}`)
      pages.set(path, key)
      if (plan.keyBefore(path) === key) continue
      if (folder.write(path, await render())) written += 1
      if (pages.size % 16 === 0) await setImmediate() // lets an interrupt in
      signal.throwIfAborted()
    }
  }
  return { pages, written }
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
  if (messages.length > 0) await tell({ path: '', articles: 0, messages })
}

function* entriesOf(sources: Manifest['sources']) {
  for (const { entries } of sources) yield* entries
}

/** A log that the last build did not use: what it used holds until this build is done. */
function otherLog(used: string | undefined): string {
  return used === 'records-a.ndjson' ? 'records-b.ndjson' : 'records-a.ndjson'
}
