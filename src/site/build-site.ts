/** Articles → a site: gather what there is, plan its pages, make those that are new, and put them in place. */

import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Article } from '../article/article.ts'
import type { Profile } from '../meta/profile.ts'
import type { Templates } from '../render/templates.ts'
import { type GatherOptions, gather, type Origin } from './gather.ts'
import { makePlan } from './make-plan.ts'
import { type Manifest, readManifest, writeManifest } from './manifest.ts'
import { openOutputFolder } from './output-folder.ts'
import { outputs } from './outputs.ts'
import { type Placing, place } from './place.ts'
import type { SiteSettings } from './plan.ts'
import { openRecordLog } from './record-log.ts'

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
  /** Is told who wanted the same name. */
  tellCollisions(collisions: Placing['collisions']): Promise<void>
  signal: AbortSignal
}

export interface BuildReport {
  articles: number
  leftOut: number
  pages: number
  written: number
  removed: number
}

/** Builds the site, or what changed of it. Stops before its next page when `signal` is aborted, with nothing changed. */
export async function buildSite(options: BuildOptions): Promise<BuildReport> {
  const { origin, out, state, settings, tell, signal } = options
  mkdirSync(state, { recursive: true })
  const folder = openOutputFolder(out, state)
  const last = await readManifest(join(state, manifest))
  const way = JSON.stringify([options.way, settings.facets])
  const isSameWay = last?.way === way
  const known = last !== undefined && isSameWay ? last : { log: otherLog(last?.log), logLength: 0, sources: [] }

  const log = openRecordLog(join(state, known.log), known.logLength)
  try {
    const sources = await gather(origin, { known: known.sources, log, facets: settings.facets, tell })
    const placing = place(entriesOf(sources), settings)
    await options.tellCollisions(placing.collisions)
    const plan = makePlan(placing.articles, log, options)
    const pages = new Map<string, string>()
    let written = 0
    for (const output of outputs) {
      for (const { path, key, render } of output(plan)) {
        pages.set(path, key)
        if (last?.pages.get(path) === key && folder.has(path)) continue
        if (folder.write(path, render())) written += 1
        if (pages.size % 16 === 0) await setImmediate() // lets an interrupt in
        signal.throwIfAborted()
      }
    }
    const gone = [...(last?.pages.keys() ?? [])].filter((path) => !pages.has(path))
    await writeManifest(join(state, draft), { way, log: known.log, logLength: log.size(), sources, pages })
    folder.commit({ gone, draft, manifest })
    if (last && last.log !== known.log) rmSync(join(state, last.log), { force: true })
    const { articles, leftOut } = placing
    return { articles: articles.length, leftOut, pages: pages.size, written, removed: gone.length }
  } finally {
    log.close()
  }
}

const manifest = 'manifest.ndjson'
const draft = 'manifest.ndjson.tmp'

function* entriesOf(sources: Manifest['sources']) {
  for (const { entries } of sources) yield* entries
}

/** A log that the last build did not use: what it used holds until this build is done. */
function otherLog(used: string | undefined): string {
  return used === 'records-a.ndjson' ? 'records-b.ndjson' : 'records-a.ndjson'
}
