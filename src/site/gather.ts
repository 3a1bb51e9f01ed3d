/** From sources to entries: reads what changed since the last build, and recalls the rest. */

import type { Article } from '../article/article.ts'
import { ownTexts } from '../article/own-texts.ts'
import type { Message } from '../diagnostics/message.ts'
import { append } from '../tree/append.ts'
import type { AssetPlace } from './assets/local-file.ts'
import type { PlaceAssets } from './assets/place-assets.ts'
import { type Entry, shortHash, toEntry } from './entry.ts'
import type { SourceState } from './manifest.ts'
import { wayFromArticles } from './place.ts'
import type { SiteSettings } from './plan.ts'
import { lineLength, type RecordLog } from './record-log.ts'

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
  /** The hash of a source, in hexadecimal; nothing if it is no file. */
  hashOf(path: string): string | undefined
  /** Those of some sources that are exports: what comes of one hangs on all. */
  findExports(paths: string[]): Promise<Set<string>>
  /** Where the URLs of its articles lead, if they are local. */
  assetPlaceOf(path: string): AssetPlace
  /** What comes of some sources, in their order, which `exports` are among or beside. */
  read(paths: string[], exports: Set<string>): AsyncIterable<Reading>
}

/** What is known of sources, or of the site as a whole, without reading. */
export interface Recalled {
  /** The path of the source, if it is one. */
  path: string
  sources: number
  articles: number
  messages: Message[]
}

export interface GatherOptions {
  /** What the last build knew, if what it read still holds. */
  known: SourceState[]
  log: RecordLog
  /** Paths in the box by whose words articles are filed, and the width to which pictures are made smaller. */
  settings: Pick<SiteSettings, 'facets' | 'maxWidth'>
  /** Is told what came of each article that is read, and of the sources that are recalled: at once of those without messages. */
  tell(told: Reading | Recalled): Promise<void>
}

/** Gives the state of every source, in order. What did not change is not opened. */
export async function gather(origin: Origin, { known, log, settings, tell }: GatherOptions): Promise<SourceState[]> {
  const signatures = new Map(origin.paths.map((path) => [path, origin.signatureOf(path)]))
  const before = new Map(known.map((state) => [state.path, state]))
  const same = new Map<string, SourceState>()
  for (const [path, signature] of signatures) {
    const state = recall(before.get(path), signature, origin)
    if (state) same.set(path, state)
  }
  const exports = await origin.findExports(origin.paths.filter((path) => !same.has(path)))
  const spoilsExports = exports.size > 0 || known.some(({ path, isExport }) => isExport && !same.has(path))
  for (const { path, isExport } of same.values()) if (isExport) exports.add(path)
  const recalled = (path: string) => (spoilsExports && exports.has(path) ? undefined : same.get(path))

  const earlier = new Map<string, Map<string, Entry>>()
  const entriesBefore = (path: string) => {
    const entries = earlier.get(path) ?? new Map(before.get(path)?.entries.map((entry) => [entry.id, entry]))
    earlier.set(path, entries)
    return entries
  }
  /** Writes the record to the log, unless it stands there already. */
  const keep = (article: Article, path: string): Entry => {
    const json = JSON.stringify(article)
    const hash = shortHash(json)
    const same = entriesBefore(path).get(article.id)
    return same?.hash === hash
      ? same
      : ownTexts(toEntry(article, { hash, at: log.append(json), facets: settings.facets }))
  }

  const states = new Map<string, SourceState>()
  const silent: Recalled = { path: '', sources: 0, articles: 0, messages: [] }
  for (const path of origin.paths) {
    const old = recalled(path)
    states.set(path, old ?? { path, signature: signatures.get(path), isExport: exports.has(path), ...nothing() })
    if (!old) continue
    const { articles, messages } = old
    if (messages.length > 0) await tell({ path, sources: 1, articles, messages })
    else {
      silent.sources += 1
      silent.articles += articles
    }
  }
  if (silent.sources > 0) await tell(silent)
  let placeAssets: PlaceAssets | undefined
  for await (const reading of origin.read(
    origin.paths.filter((path) => !recalled(path)),
    exports,
  )) {
    const state = states.get(reading.path)
    if (!state) throw new Error(`a reading of ${reading.path}, which is no source of the build`)
    const { article } = reading
    const hasFiles = article !== undefined && namesFile(article)
    if (hasFiles) {
      const { openAssets } = await import('./assets/place-assets.ts')
      placeAssets ??= openAssets({ way: wayFromArticles, maxWidth: settings.maxWidth })
    }
    const placed = hasFiles ? await placeAssets?.(article, origin.assetPlaceOf(reading.path)) : undefined
    if (article) {
      const entry = keep(placed?.article ?? article, reading.path)
      state.entries.push(entry)
      state.articles += 1
      state.bytes += lineLength(entry.at)
      state.sha256 = state.articles === 1 ? article.source.sha256 : undefined
    }
    for (const asset of placed?.assets ?? []) {
      state.assets.push({ asset, signature: origin.signatureOf(asset.file) })
    }
    // A file that is not there may come.
    if (placed?.messages.some(({ rule }) => rule === 'site/no-file')) state.isMissingFile = true
    const messages = [...reading.messages, ...(placed?.messages ?? [])]
    append(
      state.messages,
      messages.filter(({ severity }) => severity !== 'info'),
    )
    await tell({ ...reading, messages })
  }
  return [...states.values()]
}

/**
 * The state of a source, if what was read of it still holds: nobody touched it, or its bytes are what they were. Nothing is
 * sure of a source that shows files which were touched, or were missing.
 */
function recall(
  state: SourceState | undefined,
  signature: string | undefined,
  origin: Origin,
): SourceState | undefined {
  if (!state || state.isMissingFile) return undefined
  const hasAssets = state.assets.every(
    ({ asset, signature }) => signature !== undefined && signature === origin.signatureOf(asset.file),
  )
  if (!hasAssets) return undefined
  if (signature !== undefined && signature === state.signature) return state
  if (state.sha256 === undefined || state.isExport || state.sha256 !== origin.hashOf(state.path)) return undefined
  return signature === state.signature ? state : { ...state, signature }
}

/** Whether an article may show a local file: looking for them costs as much as reading the body again. */
function namesFile({ body, image }: Article): boolean {
  return localUrl.test(body.html) || (image !== undefined && !/^(?:https?:|data:)/i.test(image.src))
}

const localUrl = / (?:src|href)="(?!#|https?:|mailto:|tel:|data:)/

function nothing(): Pick<SourceState, 'articles' | 'bytes' | 'entries' | 'assets' | 'messages'> {
  return { articles: 0, bytes: 0, entries: [], assets: [], messages: [] }
}
