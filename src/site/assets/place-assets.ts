/** Articles whose local files stand in the site. */

import type { Article } from '../../article/article.ts'
import type { Message } from '../../diagnostics/message.ts'
import { type Problem, reportAll } from '../../diagnostics/problem.ts'
import { createLog } from '../../diagnostics/report.ts'
import { type MediaFile, media } from '../../extract/media.ts'
import { type AssetPlace, findLocalFile } from './local-file.ts'
import { type Asset, readAsset } from './read-asset.ts'

export interface WithAssets {
  article: Article
  /** The files that the article shows now, each once. */
  assets: Asset[]
  messages: Message[]
}

/** Lets an article name the files of the site in place of those beside its source; `place` says where these are. */
export type PlaceAssets = (article: Article, place: AssetPlace) => Promise<WithAssets>

export interface AssetOptions {
  /** The way from the pages of articles to the folder of the site: `../`. */
  way: string
  /** Pictures that are wider, in pixels, are made smaller. */
  maxWidth?: number | undefined
}

/**
 * Opens the assets of a build. A picture without size gets that of its file. What is missing, lies outside the root or is
 * nothing that a page can show keeps its URL, and is told. Each file is read once, however many articles show it.
 */
export function openAssets({ way, maxWidth }: AssetOptions): PlaceAssets {
  const read = new Map<string, ReturnType<typeof readAsset>>()

  async function find(url: string, place: AssetPlace): Promise<Asset | { problem: Problem } | undefined> {
    const found = await findLocalFile(url, place)
    if (!found || 'problem' in found) return found
    const reading = read.get(found.file) ?? readAsset(found.file, maxWidth)
    read.set(found.file, reading)
    const asset = await reading
    return 'reason' in asset ? { problem: { id: 'site/bad-file', details: { url, reason: asset.reason } } } : asset
  }

  return async (article, place) => {
    const { urls, replace } = media(article.body.html)
    const all = [...new Set([...urls, ...(article.image ? [article.image.src] : [])])]
    const found = await Promise.all(all.map(async (url) => ({ url, result: await find(url, place) })))

    const files = new Map<string, MediaFile>()
    const assets = new Map<string, Asset>()
    const { report, messages } = createLog(article.source.path, undefined)
    for (const { url, result } of found) {
      if (!result) continue
      if ('problem' in result) {
        reportAll([result.problem], report)
        continue
      }
      assets.set(result.path, result)
      files.set(url, { ...result, url: way + result.path })
    }
    if (files.size === 0) return { article, assets: [], messages }

    const { html, images } = replace(files)
    const main = article.image && { ...article.image, ...imageOf(article.image.src, files) }
    return {
      article: { ...article, ...(main && { image: main }), body: { ...article.body, html }, images },
      assets: [...assets.values()],
      messages,
    }
  }
}

function imageOf(src: string, files: Map<string, MediaFile>) {
  const file = files.get(src)
  return file && { src: file.url, ...(file.width && file.height && { width: file.width, height: file.height }) }
}
