/** All posts of one type of a site, by the page. */

import type { Message } from '../../diagnostics/message.ts'
import { restItems } from '../../split/rest-items.ts'
import { messageOf } from '../message-of.ts'
import type { Api } from './api.ts'
import { createCursor } from './cursor.ts'
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

/** Spoilt answers in a row after which a type is given up: ten single posts, and the two answers on the way to them. */
const maxSpoilt = 12

/**
 * Reads the posts in the order of their ids: what is published meanwhile comes at the end, and what moves because others
 * are deleted is found where it is then. No post comes twice.
 */
export async function* readPosts(api: Api, type: SiteType, parameters: Record<string, string>): AsyncGenerator<Batch> {
  const cursor = createCursor()
  const ids = new Set<number>()
  let total = 0
  let lost = 0
  let spoilt = 0
  for (let isLast = false; !isLast; ) {
    const { size, page } = cursor.page()
    const asked = { ...parameters, per_page: String(size), page: String(page), orderby: 'id', order: 'asc' }
    const reply = await api.get(type.path, asked)
    if (reply.kind === 'problem') {
      if (reply.advice === 'end') break
      spoilt += 1
      // A server that refuses one entry refuses something else of the question.
      const isRefused = reply.status === 400 && size === 1
      if (reply.advice === 'stop' || isRefused || spoilt > maxSpoilt) {
        return yield { posts: [], messages: [reply.message] }
      }
      if (!cursor.spoilt(reply.status === 400)) continue
      lost += 1
      yield { posts: [], messages: [reply.message] }
      continue
    }
    if (!Array.isArray(reply.value)) {
      return yield { posts: [], messages: [messageOf(reply.url, 'net/bad-answer', { seen: 'JSON that is no list' })] }
    }

    spoilt = 0
    const items = restItems(reply.text, () => {}).map(({ text }) => ({ text, id: idOf(text) }))
    const fresh = items.filter(({ id }) => id === undefined || !ids.has(id))
    for (const { id } of fresh) if (id !== undefined) ids.add(id)
    const step = cursor.read({ count: items.length, fresh: fresh.length, total: reply.total, pages: reply.pages })
    isLast = step.isLast
    total = reply.total ?? total
    yield {
      posts: fresh.map(({ id, text }) => ({
        text,
        url: id === undefined ? reply.url : api.urlOf(`${type.path}/${id}`),
      })),
      messages: [
        ...(reply.noise === undefined ? [] : [messageOf(reply.url, 'net/noise', { noise: reply.noise })]),
        ...(step.deleted > 0 ? [messageOf(reply.url, 'net/changed', { deleted: step.deleted })] : []),
      ],
    }
  }
  if (total > ids.size + lost) {
    const url = api.urlOf(type.path)
    yield { posts: [], messages: [messageOf(url, 'net/too-few', { read: ids.size, said: total })] }
  }
}

function idOf(text: string): number | undefined {
  const value: unknown = JSON.parse(text)
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'number'
    ? value.id
    : undefined
}
