/** The comments of a post beyond the hundred that an answer embeds. */

import { z } from 'zod'
import type { Message } from '../../diagnostics/message.ts'
import { append } from '../../tree/append.ts'
import type { Api } from './api.ts'
import type { Batch, SitePost } from './read-posts.ts'
import { withEmbedded } from './with-embedded.ts'

const Post = z.looseObject({
  id: z.number(),
  _embedded: z.looseObject({ replies: z.array(z.array(z.unknown())) }),
})

const mostAtOnce = 100

/** Completes the comments of the posts that have many. What cannot be read is told. */
export async function addComments(api: Api, { posts, messages }: Batch): Promise<Batch> {
  const said: Message[] = [...messages]
  const completed: SitePost[] = []
  for (const post of posts) {
    const { data } = Post.safeParse(JSON.parse(post.text))
    const embedded = data?._embedded.replies.flat() ?? []
    if (!data || embedded.length < mostAtOnce) {
      completed.push(post)
      continue
    }
    const further = await readFurther(api, data.id, embedded)
    completed.push(withEmbedded(post, { ...data._embedded, replies: [[...embedded, ...further.comments]] }))
    append(said, further.messages)
  }
  return { posts: completed, messages: said }
}

/** The comments of the second page and those after it, until one brings nothing new. */
async function readFurther(
  api: Api,
  post: number,
  embedded: unknown[],
): Promise<{ comments: unknown[]; messages: Message[] }> {
  const ids = new Set(embedded.map(idOf))
  const comments: unknown[] = []
  for (let page = 2; ; page += 1) {
    const asked = { post: String(post), per_page: String(mostAtOnce), page: String(page) }
    const reply = await api.get('wp/v2/comments', asked)
    if (reply.kind === 'problem') return { comments, messages: reply.advice === 'end' ? [] : [reply.message] }
    const fresh = (Array.isArray(reply.value) ? reply.value : []).filter((comment) => !ids.has(idOf(comment)))
    for (const comment of fresh) {
      ids.add(idOf(comment))
      comments.push(comment)
    }
    if (fresh.length === 0) return { comments, messages: [] }
  }
}

const Comment = z.looseObject({ id: z.number() })

function idOf(comment: unknown): number | undefined {
  return Comment.safeParse(comment).data?.id
}
