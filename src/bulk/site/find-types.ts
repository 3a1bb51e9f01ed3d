/** The types of posts that are wanted, and where the API has them. */

import { z } from 'zod'
import type { Message } from '../../diagnostics/message.ts'
import { noArticles } from '../../split/wxr/item-type.ts'
import { messageOf } from '../message-of.ts'
import type { Api } from './api.ts'

export interface SiteType {
  /** As the user called it. */
  name: string
  /** Below the root of the API. */
  path: string
}

/** WordPress' own types, which need no question; each is also known by the name of its path. */
const ownTypes: Record<string, string> = {
  post: 'wp/v2/posts',
  posts: 'wp/v2/posts',
  page: 'wp/v2/pages',
  pages: 'wp/v2/pages',
}

/** developer.wordpress.org/rest-api/reference/post-types */
const Types = z.record(
  z.string(),
  z.looseObject({ rest_base: z.string(), rest_namespace: z.string().optional() }).optional().catch(undefined),
)

/** Finds the types called `names`, by the name of the type or of its path; none comes twice. */
export async function findTypes(api: Api, names: string[]): Promise<{ types: SiteType[]; messages: Message[] }> {
  const isForeign = names.some((name) => !Object.hasOwn(ownTypes, name))
  const reply = isForeign ? await api.get('wp/v2/types', {}) : undefined
  if (reply?.kind === 'problem') return { types: pick(names, ownTypes), messages: [reply.message] }

  const listed = Types.safeParse(reply?.value)
  const paths: Record<string, string> = { ...ownTypes }
  for (const [type, known] of Object.entries(listed.data ?? {})) {
    if (!known || Object.hasOwn(noArticles, type)) continue
    paths[type] = paths[known.rest_base] = `${known.rest_namespace ?? 'wp/v2'}/${known.rest_base}`
  }
  const known = [...new Set(Object.values(paths).map((path) => path.replace(/^.*\//, '')))]
  const unknown = names.filter((name) => !Object.hasOwn(paths, name))
  return {
    types: pick(names, paths),
    messages: unknown.map((type) => messageOf(api.urlOf('wp/v2/types'), 'net/unknown-type', { type, known })),
  }
}

function pick(names: string[], paths: Record<string, string>): SiteType[] {
  const found = new Map<string, SiteType>()
  for (const name of names) {
    const path = Object.hasOwn(paths, name) ? paths[name] : undefined
    if (path !== undefined && !found.has(path)) found.set(path, { name, path })
  }
  return [...found.values()]
}
