/** Names of authors and terms, for answers that hold their numbers only. */

import { z } from 'zod'
import type { Message } from '../../diagnostics/message.ts'
import { messageOf } from '../message-of.ts'
import type { Api } from './api.ts'
import type { Batch } from './read-posts.ts'

const Named = z.looseObject({ id: z.number(), name: z.string() })
type Named = z.infer<typeof Named>

const Numbers = z.array(z.number()).catch([])

/** Of a post, only what says whether names are missing. What is embedded may be an error in place of a person. */
const Post = z.looseObject({
  author: z.number().catch(0),
  _links: z
    .looseObject({ 'wp:term': z.array(z.looseObject({ taxonomy: z.string(), href: z.string() })).catch([]) })
    .catch({ 'wp:term': [] }),
  _embedded: z
    .looseObject({ author: z.array(z.unknown()).catch([]), 'wp:term': z.array(z.unknown()).catch([]) })
    .catch({ author: [], 'wp:term': [] }),
})
type Post = z.infer<typeof Post>

/** Ids of one kind of thing that posts name: users, categories, … */
interface Wanted {
  /** Below `wp/v2/`. */
  base: string
  ids: number[]
}

/** Completes the posts of a batch. */
export type AddNames = (batch: Batch) => Promise<Batch>

/** Opens the register of names of one site: each name is asked for once, and a list that is refused never again. */
export function createAddNames(api: Api): AddNames {
  const names = new Map<string, Named>()
  const refused = new Set<string>()

  async function learn({ base, ids }: Wanted): Promise<Message[]> {
    const unknown = [...new Set(ids)].filter((id) => !names.has(`${base}/${id}`))
    // A post or two may have more terms than fit one question, a batch surely has.
    for (let begin = 0; begin < unknown.length && !refused.has(base); begin += 100) {
      const include = unknown.slice(begin, begin + 100).join()
      const reply = await api.get(`wp/v2/${base}`, { include, per_page: '100' })
      if (reply.kind === 'problem') {
        refused.add(base)
        return [messageOf(reply.message.file, 'net/no-names', { what: base, reason: reply.message.actual })]
      }
      for (const item of Array.isArray(reply.value) ? reply.value : []) {
        const named = Named.safeParse(item)
        if (named.success) names.set(`${base}/${named.data.id}`, named.data)
      }
    }
    return []
  }

  const knownOf = ({ base, ids }: Wanted) => ids.flatMap((id) => names.get(`${base}/${id}`) ?? [])

  return async ({ posts, messages }) => {
    const parsed = posts.map(({ text }) => Post.safeParse(JSON.parse(text)).data)
    const missing = parsed.map((post) => ({
      authors: post && missingAuthor(post),
      terms: post ? missingTerms(post) : [],
    }))
    const said: Message[] = []
    const all = missing.flatMap(({ authors, terms }) => [...(authors ? [authors] : []), ...terms])
    for (const base of new Set(all.map(({ base }) => base))) {
      said.push(...(await learn({ base, ids: all.filter((wanted) => wanted.base === base).flatMap(({ ids }) => ids) })))
    }
    return {
      messages: [...messages, ...said],
      posts: posts.map((post, index) => {
        const { authors, terms = [] } = missing[index] ?? {}
        if (!authors && terms.length === 0) return post
        const embedded = {
          ...parsed[index]?._embedded,
          ...(authors && { author: knownOf(authors) }),
          ...(terms.length > 0 && { 'wp:term': terms.map(knownOf) }),
        }
        return { ...post, text: withEmbedded(post.text, embedded) }
      }),
    }
  }
}

function missingAuthor({ author, _embedded }: Post): Wanted | undefined {
  const isNamed = _embedded.author.some((user) => Named.safeParse(user).success)
  return author > 0 && !isNamed ? { base: 'users', ids: [author] } : undefined
}

/** A post has the numbers of its terms under the name of their list, which its links tell: `…/wp/v2/categories?post=7`. */
function missingTerms(post: Post): Wanted[] {
  if (post._embedded['wp:term'].length > 0) return []
  const linked = post._links['wp:term'].flatMap(({ href }) => /\/wp\/v2\/([\w-]+)[?&]/.exec(href)?.[1] ?? [])
  const bases = linked.length > 0 ? linked : ['categories', 'tags']
  return bases.map((base) => ({ base, ids: Numbers.parse(post[base]) })).filter(({ ids }) => ids.length > 0)
}

/** Of two members of one name, readers of JSON take the last: so the text of the server stays as it is. */
function withEmbedded(text: string, embedded: object): string {
  return text.replace(/\}\s*$/, (end) => `,"_embedded":${JSON.stringify(embedded)}${end}`)
}
