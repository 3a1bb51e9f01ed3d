/** What a post has only the number of: authors, terms and the featured image, where the answer did not embed them. */

import { z } from 'zod'
import type { Message } from '../../diagnostics/message.ts'
import { append } from '../../tree/append.ts'
import { messageOf } from '../message-of.ts'
import type { Api } from './api.ts'
import type { Batch, SitePost } from './read-posts.ts'
import { withEmbedded } from './with-embedded.ts'

const Thing = z.looseObject({ id: z.number() })
type Thing = z.infer<typeof Thing>

const List = z.array(z.unknown()).catch([])
const nothingEmbedded = { author: [], 'wp:term': [], 'wp:featuredmedia': [] }

/** Of a post, only what says whether something is missing. */
const Post = z.looseObject({
  author: z.number().catch(0),
  featured_media: z.number().catch(0),
  _links: z.looseObject({ 'wp:term': z.array(z.looseObject({ href: z.string() })).catch([]) }).catch({ 'wp:term': [] }),
  _embedded: z.looseObject({ author: List, 'wp:term': List, 'wp:featuredmedia': List }).catch(nothingEmbedded),
})
type Post = z.infer<typeof Post>

/** Things that a post names by number alone. */
interface Gap {
  /** Under which name an answer embeds them. */
  embed: keyof typeof nothingEmbedded
  /** The list that has them, below `wp/v2/`. */
  list: string
  ids: number[]
}

/** Opens the register of things of one site: each author and term is asked for once, and a list that is refused never again. */
export function createCompletion(api: Api): (batch: Batch) => Promise<Batch> {
  const things = new Map<string, Thing>()
  const refused = new Set<string>()

  async function learn(list: string, ids: number[]): Promise<Message[]> {
    const unknown = [...new Set(ids)].filter((id) => !things.has(`${list}/${id}`))
    for (let begin = 0; begin < unknown.length && !refused.has(list); begin += mostAtOnce) {
      const include = unknown.slice(begin, begin + mostAtOnce).join()
      const reply = await api.get(`wp/v2/${list}`, { include, per_page: String(mostAtOnce) })
      if (reply.kind === 'problem') {
        refused.add(list)
        return [messageOf(reply.message.file, 'net/not-told', { list, reason: reply.message.actual })]
      }
      for (const thing of thingsOf(reply.value)) things.set(`${list}/${thing.id}`, thing)
    }
    return []
  }

  const find = ({ list, ids }: Gap) => ids.flatMap((id) => things.get(`${list}/${id}`) ?? [])

  return async ({ posts, messages }) => {
    const parsed = posts.map((post) => ({ post, ...gapsOf(post) }))
    const wanted = new Map<string, number[]>()
    for (const { list, ids } of parsed.flatMap(({ gaps }) => gaps))
      wanted.set(list, [...(wanted.get(list) ?? []), ...ids])
    const said: Message[] = []
    for (const [list, ids] of wanted) append(said, await learn(list, ids))

    const completed = parsed.map(({ post, embedded, gaps }) => {
      const added = filled(gaps, find)
      return Object.keys(added).length === 0 ? post : withEmbedded(post, { ...embedded, ...added })
    })
    // Posts share authors and terms; an image is large, and mostly of one post.
    for (const id of wanted.get('media') ?? []) things.delete(`media/${id}`)
    return { posts: completed, messages: [...messages, ...said] }
  }
}

/** As many as the API gives at once. */
const mostAtOnce = 100

function thingsOf(value: unknown): Thing[] {
  return (Array.isArray(value) ? value : []).flatMap((item) => Thing.safeParse(item).data ?? [])
}

function gapsOf({ text }: SitePost): { embedded?: object; gaps: Gap[] } {
  const { data: post } = Post.safeParse(JSON.parse(text))
  if (!post) return { gaps: [] }
  const { _embedded: embedded } = post
  const named: Gap[] = [
    { embed: 'author', list: 'users', ids: [post.author] },
    { embed: 'wp:featuredmedia', list: 'media', ids: [post.featured_media] },
    ...termsOf(post),
  ]
  // In place of a thing an answer may embed the error that asking for it gave.
  const gaps = named.filter(
    ({ embed, ids }) => ids.some((id) => id > 0) && thingsOf(embedded[embed].flat()).length === 0,
  )
  return { embedded, gaps }
}

/** A post has the numbers of its terms under the name of their list, which its links tell: `…/wp/v2/categories?post=7`. */
function termsOf(post: Post): Gap[] {
  const linked = post._links['wp:term'].flatMap(({ href }) => /\/wp\/v2\/([\w-]+)[?&]/.exec(href)?.[1] ?? [])
  const lists = linked.length > 0 ? linked : ['categories', 'tags']
  return lists.map((list) => ({ embed: 'wp:term', list, ids: Numbers.parse(post[list]) }))
}

const Numbers = z.array(z.number()).catch([])

/** What is known now, as an answer would embed it: terms by their taxonomy, all else in one list. */
function filled(gaps: Gap[], find: (gap: Gap) => Thing[]): Record<string, unknown[]> {
  const lists: Record<string, unknown[]> = {}
  for (const gap of gaps) {
    const known = find(gap)
    if (known.length === 0) continue
    lists[gap.embed] = [...(lists[gap.embed] ?? []), ...(gap.embed === 'wp:term' ? [known] : known)]
  }
  return lists
}
