/** Writes synthesized articles: a folder with its truth, or a stream. */

import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Format } from '../article/article.ts'
import { type DraftFile, openDraftFile } from '../store/draft-file.ts'
import { writeRecords } from '../store/records.ts'
import { writeWhole } from '../store/write-file.ts'
import { chooseSkin, frames, type Skin, type Synthesized } from '../synth.ts'
import type { TruthLine } from './truth-file.ts'

/** The ending of a source. */
const extensions: Record<Format, string> = { html: '.html', markdown: '.md', text: '.txt', rest: '.json', wxr: '.xml' }

export interface World {
  put(post: Synthesized): Promise<void>
  /** Ends the files that hold many articles; they get their names only now. */
  close(): Promise<void>
  /** Takes those files away. */
  abort(): Promise<void>
}

/**
 * Opens a folder for a world: a folder a format, one file an article, but one export for all articles, and
 * `truth.ndjson`. Every article is in every format, in one skin each, or in every skin.
 */
export async function openWorld(
  folder: string,
  { formats, skins, isWhole }: { formats: Format[]; skins: Skin[]; isWhole: boolean },
): Promise<World> {
  for (const format of formats) await mkdir(join(folder, format), { recursive: true })
  const truth = writeRecords(join(folder, 'truth.ndjson'), 'ndjson')
  const exportFiles = new Map<string, DraftFile>()

  const exportAt = async (path: string): Promise<DraftFile> => {
    const known = exportFiles.get(path)
    if (known) return known
    const writer = openDraftFile(join(folder, path))
    exportFiles.set(path, writer)
    await writer.write(frames.wxr?.open ?? '')
    return writer
  }

  const write = async (post: Synthesized, skin: Skin): Promise<TruthLine['sources'][number]> => {
    const source = skin.write(post)
    if (skin.format === 'wxr') {
      const path = isWhole ? `wxr/${skin.name}.xml` : 'wxr/export.xml'
      await (await exportAt(path)).write(source)
      return { path, skin: skin.name }
    }
    const number = String(post.index).padStart(6, '0')
    const path = `${skin.format}/${number}-${skin.name}${extensions[skin.format]}`
    await writeWhole(join(folder, path), source)
    return { path, skin: skin.name }
  }

  return {
    async put(post) {
      const chosen = formats.flatMap((format) => {
        if (isWhole) return skins.filter((skin) => skin.format === format)
        return chooseSkin(post, format, skins) ?? []
      })
      const sources = []
      for (const skin of chosen) sources.push(await write(post, skin))
      const line: TruthLine = { index: post.index, sources, expected: post.expected, article: post.article }
      await truth.write(line)
    },
    async close() {
      for (const writer of exportFiles.values()) {
        await writer.write(frames.wxr?.close ?? '')
        await writer.close()
      }
      await truth.close()
    },
    async abort() {
      for (const file of exportFiles.values()) await file.abort()
      await truth.abort()
    },
  }
}
