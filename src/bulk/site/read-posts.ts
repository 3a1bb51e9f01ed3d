/** All posts of one type of a site, by the page. */

import type { Message } from '../../diagnostics/message.ts'
import { restItems } from '../../split/rest-items.ts'
import { messageOf } from '../message-of.ts'
import type { Api } from './api.ts'
import type { SiteType } from './find-types.ts'

export interface SitePost {
  /** Where the API has it. */
  url: string
  /** As the server wrote it. */
  text: string
}

/** Posts, and what there is to say. */
export interface Batch {
  posts: SitePost[]
  messages: Message[]
}

/**
 * How many posts are asked for at once. If one post spoils an answer (a plugin that fails at it, a page that takes too
 * long), the same posts are asked for in parts, down to that one.
 */
const sizes = [100, 10, 1]

/** Spoilt answers without a good one between them after which the site is left alone: ten single posts, and the way to them. */
const maxSpoilt = 12

/** How often reading goes back because posts were deleted. */
const maxStepsBack = 20

/**
 * Reads the posts in the order of their ids: what is published meanwhile comes at the end. Where posts are deleted
 * meanwhile, the later ones move up over the edge of a page; the count of all shows it, and reading goes back.
 */
export async function* readPosts(api: Api, type: SiteType, parameters: Record<string, string>): AsyncGenerator<Batch> {
  const seen = new Set<number>()
  let offset = 0
  let furthest = 0
  let total: number | undefined
  let spoilt = 0
  let stepsBack = 0
  let lost = 0
  /** The size that failed where we are, and the largest that the server takes. */
  let failedSize = Number.POSITIVE_INFINITY
  let largest = 100

  for (;;) {
    const size = sizes.find((size) => size <= largest && size < failedSize && offset % size === 0) ?? 1
    const page = String(offset / size + 1)
    const asked = { ...parameters, per_page: String(size), page, orderby: 'id', order: 'asc' }
    const reply = await api.get(type.path, asked)

    if (reply.kind === 'problem') {
      if (reply.advice === 'end') break
      spoilt += 1
      if (reply.advice === 'stop' || spoilt > maxSpoilt) return yield { posts: [], messages: [reply.message] }
      if (reply.status === 400) largest = Math.max(1, size / 10)
      if (size > 1) failedSize = size
      else {
        yield { posts: [], messages: [reply.message] }
        lost += 1
        offset += 1
        failedSize = Number.POSITIVE_INFINITY
      }
      continue
    }

    const isNew = offset >= furthest
    if (!Array.isArray(reply.value)) {
      return yield { posts: [], messages: [messageOf(reply.url, 'net/bad-answer', { seen: 'JSON that is no list' })] }
    }
    const posts = restItems(reply.text).map(({ text }) => ({ text, id: idOf(text) }))
    const fresh = posts.filter(({ id }) => id === undefined || !seen.has(id))
    for (const { id } of fresh) if (id !== undefined) seen.add(id)
    const gone = total !== undefined && reply.total !== undefined ? total - reply.total : 0
    const goesBack = gone > 0 && stepsBack < maxStepsBack
    yield {
      posts: fresh.map(({ id, text }) => ({
        text,
        url: id === undefined ? reply.url : api.urlOf(`${type.path}/${id}`),
      })),
      messages: goesBack ? [messageOf(reply.url, 'net/changed', { before: total ?? 0, after: reply.total ?? 0 })] : [],
    }

    total = reply.total ?? total
    spoilt = 0
    failedSize = Number.POSITIVE_INFINITY
    furthest = Math.max(furthest, offset + size)
    if (goesBack) {
      stepsBack += 1
      offset = Math.max(0, offset - Math.ceil(gone / size) * size)
      continue
    }
    offset += size
    // A server that does not turn pages would be asked for ever.
    if (isNew && fresh.length === 0) break
    if (reply.pages === undefined ? posts.length < size : offset >= reply.pages * size) break
  }
  if (total !== undefined && total > seen.size + lost) {
    const url = api.urlOf(type.path)
    yield { posts: [], messages: [messageOf(url, 'net/too-few', { read: seen.size, said: total })] }
  }
}

function idOf(text: string): number | undefined {
  const value: unknown = JSON.parse(text)
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'number'
    ? value.id
    : undefined
}
