/** An article whose media stand in files beside it. */

import type { Article } from '../../article/article.ts'
import type { Message } from '../../diagnostics/message.ts'
import { media } from '../../extract/media.ts'
import { messageOf } from '../message-of.ts'
import type { LoadMedia } from './load-media.ts'

export interface Placed {
  article: Article
  /** Of the folder of media, those that the article names now. */
  files: string[]
  messages: Message[]
}

/** How a record names a file of the folder of media. */
export type ToPath = (file: string) => string

/**
 * Loads the media of an article, its main image among them, and lets the article name the files. What could not be
 * loaded, or has no address on the web, keeps its URL.
 */
export async function placeMedia(article: Article, load: LoadMedia, toPath: ToPath): Promise<Placed> {
  const { urls, replace } = media(article.body.html)
  const all = [...new Set([...urls, ...(article.image ? [article.image.src] : [])])]
  const addresses = all.flatMap((url) => {
    const address = addressOf(url, article.url)
    return address === undefined ? [] : [{ url, address }]
  })
  const lines = await Promise.all(addresses.map(async ({ url, address }) => ({ url, line: await load(address) })))

  const messages = lines.flatMap(({ line }) =>
    'file' in line ? [] : [messageOf(article.source.path, 'net/no-media', { url: line.url, reason: line.error })],
  )
  const files = lines.flatMap(({ line }) => ('file' in line ? [line.file] : []))
  const paths = new Map(lines.flatMap(({ url, line }) => ('file' in line ? [[url, toPath(line.file)]] : [])))
  if (paths.size === 0) return { article, files, messages }

  const { html, images } = replace(new Map([...paths].map(([url, path]) => [url, { url: path }])))
  const { image } = article
  return {
    files,
    messages,
    article: {
      ...article,
      ...(image && { image: { ...image, src: paths.get(image.src) ?? image.src } }),
      body: { ...article.body, html },
      images,
    },
  }
}

/** Where a URL of an article leads, if that is on the web. */
function addressOf(url: string, page: string | undefined): string | undefined {
  if (!URL.canParse(url, page)) return undefined
  const { protocol, href } = new URL(url, page)
  return /^https?:$/.test(protocol) ? href : undefined
}
