/** The entries of a site → its pages, staged. */

import { setImmediate } from 'node:timers/promises'
import type { Message } from '../diagnostics/message.ts'
import { createHighlight } from '../render/highlight.ts'
import type { Asset } from './assets/read-asset.ts'
import type { BuildOptions } from './build-site.ts'
import { findChangedPlaces, findChanges } from './changes.ts'
import { openEntries } from './entries.ts'
import { groupingsOf } from './groupings.ts'
import { type Layout, layOut, layOutAsBefore, messagesOf } from './layout.ts'
import { makePlan } from './make-plan.ts'
import type { Manifest, SourceState } from './manifest.ts'
import type { OutputFolder } from './output-folder.ts'
import { outputs } from './outputs.ts'
import type { Page } from './plan.ts'
import type { RecordLog } from './record-log.ts'

export interface MakeOptions {
  options: BuildOptions
  sources: SourceState[]
  assets: Asset[]
  log: RecordLog
  folder: OutputFolder
  hasSearch: boolean
  /** What the last build made. */
  last: Manifest | undefined
  /** Whether all else that a site is made of is as it was. */
  hasSameInputs: boolean
  /** Is told what there is to say of articles on the site, before any page is made. */
  tell(messages: Message[]): Promise<void>
  signal: AbortSignal
}

export interface Made {
  layout: Layout
  messages: Message[]
  /** The key of every page by its path. */
  pages: Map<string, string>
  /** How many were written. */
  written: number
  templateHashes: Record<string, string>
}

/** Stages what is new. Throws `TemplateError`, and what aborted `signal`. */
export async function makeSite(making: MakeOptions): Promise<Made> {
  const { options, sources, last, hasSameInputs, folder, tell, signal, ...world } = making
  const { settings, profile } = options
  const entries = openEntries(sources)
  const groupings = groupingsOf(settings, profile)
  const changes = last && hasSameInputs ? findChanges(last.sources, sources) : undefined
  const layout =
    last && changes
      ? layOutAsBefore(last.layout, entries, changes)
      : layOut(entries, { settings, groupings, similarBefore: last?.layout.similar })
  const messages = messagesOf(layout)
  await tell(messages)

  const templateHashes = hasSameInputs ? { ...last?.templateHashes } : {}
  const plan = makePlan(
    {
      ...world,
      ...{ entries, layout, groupings, templateHashes },
      highlight: createHighlight(),
      keyBefore: (path) => (folder.has(path) ? last?.pages.get(path) : undefined),
      pathsBefore: () => [...(last?.pages.keys() ?? [])],
      isLaidOutAsBefore: changes !== undefined,
    },
    options,
  )
  const changed = last && changes ? findChangedPlaces(changes, layout, last.layout) : undefined
  const isAsBefore = ({ shows }: Page) =>
    changed !== undefined && shows !== undefined && !shows.some((place) => changed.has(place))

  const pages = new Map<string, string>()
  let written = 0
  for (const output of outputs) {
    for await (const page of output(plan)) {
      const { path } = page
      const before = plan.keyBefore(path)
      const key = before !== undefined && isAsBefore(page) ? before : page.key()
      if (pages.has(path)) throw new Error(`two pages at ${path}`)
      pages.set(path, key)
      if (before === key) continue
      if (folder.write(path, await page.render())) written += 1
      if (pages.size % 16 === 0) await setImmediate() // lets an interrupt in
      signal.throwIfAborted()
    }
  }
  return { layout, messages, pages, written, templateHashes }
}
