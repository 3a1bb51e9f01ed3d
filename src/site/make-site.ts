/** Placed articles → the pages of the site, staged. */

import { setImmediate } from 'node:timers/promises'
import type { Message } from '../diagnostics/message.ts'
import { createHighlight } from '../render/highlight.ts'
import { collisionMessages } from '../store/collisions.ts'
import type { Asset } from './assets/read-asset.ts'
import type { BuildOptions } from './build-site.ts'
import { makePlan } from './make-plan.ts'
import type { OutputFolder } from './output-folder.ts'
import { outputs } from './outputs.ts'
import type { Placing } from './place.ts'
import type { RecordLog } from './record-log.ts'
import type { SimilarTable } from './similar-table.ts'

export interface MakeOptions {
  options: BuildOptions
  folder: OutputFolder
  log: RecordLog
  hasSearch: boolean
  assets: Asset[]
  /** The keys of the last build by path. */
  pagesBefore: Map<string, string>
  /** Hashes of templates that are known, by name. */
  templateHashes: Record<string, string>
  similarBefore: SimilarTable | undefined
  /** Is told what there is to say of articles on the site, before any page is made. */
  tell(messages: Message[]): Promise<void>
  signal: AbortSignal
}

export interface Made {
  messages: Message[]
  /** The key of every page by its path. */
  pages: Map<string, string>
  /** How many were written. */
  written: number
  templateHashes: Record<string, string>
  similar: SimilarTable
}

/** Stages what is new. Throws `TemplateError`, and what aborted `signal`. */
export async function makeSite(placing: Placing, making: MakeOptions): Promise<Made> {
  const { options, folder, pagesBefore, tell, signal, templateHashes, ...world } = making
  const hashes = { ...templateHashes }
  const plan = makePlan(
    placing.articles,
    {
      ...world,
      templateHashes: hashes,
      highlight: createHighlight(),
      keyBefore: (path) => (folder.has(path) ? pagesBefore.get(path) : undefined),
      pathsBefore: () => [...pagesBefore.keys()],
    },
    options,
  )
  const collisions = placing.collisions.flatMap(({ entry, collision }) =>
    collisionMessages(entry.source, [collision], { mode: options.settings.onCollision }),
  )
  const messages = [...collisions, ...plan.links.messages]
  await tell(messages)
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
  return { messages, pages, written, templateHashes: hashes, similar: plan.similarTable() }
}
