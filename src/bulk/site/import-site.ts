/** A live site of WordPress → its articles. */

import type { Message } from '../../diagnostics/message.ts'
import type { Client } from '../../net/client.ts'
import { type Imported, type ImportOptions, importPiece } from '../import-file.ts'
import { messageOf } from '../message-of.ts'
import { addComments } from './add-comments.ts'
import { type Api, openApi } from './api.ts'
import { createCompletion } from './complete-posts.ts'
import { findApi } from './find-api.ts'
import { findTypes } from './find-types.ts'
import { type Journal, noJournal } from './journal.ts'
import { readPosts } from './read-posts.ts'

export interface SiteOptions extends ImportOptions {
  client: Client
  /** Where answers are kept until the run has come to its end. */
  journal?: Journal | undefined
  /** By the names of types or of their paths: `post`, `pages`, `book`. */
  types: string[]
  /** Who is logged in by the client: then posts are read as their editor stored them. */
  user?: string | undefined
  /** WordPress' own words; who is not logged in sees what is published. */
  statuses?: string[] | undefined
}

/** Imports a site, one type after the other, each in the order of its ids. What cannot be read is told, and costs only itself. */
export async function* importSite(site: string, options: SiteOptions): AsyncGenerator<Imported> {
  const { client, user, journal = noJournal } = options
  const found = await findApi(client, site)
  if ('problem' in found) return yield { path: site, messages: [found.problem] }
  if (user !== undefined && new URL(found.root).origin !== new URL(site).origin) {
    return yield { path: site, messages: [messageOf(site, 'net/login-elsewhere', { root: found.root })] }
  }

  const api = openApi(found.root, { client, journal, user })
  const { types, messages } = await findTypes(api, options.types)
  if (messages.length > 0) yield { path: site, messages }
  const complete = createCompletion(api)
  const resumed = sayOnce(api, site)
  for (const type of types) {
    for await (const batch of readPosts(api, type, parametersOf(options))) {
      const whole = await complete(batch)
      const { posts, messages } = options.comments ? await addComments(api, whole) : whole
      const said = [...resumed(), ...messages]
      if (said.length > 0) yield { path: site, messages: said }
      for (const { url, text } of posts) {
        yield await importPiece({ path: url, bytes: Buffer.from(text), format: 'rest' }, options)
      }
    }
  }
}

function parametersOf({ user, statuses, comments }: SiteOptions): Record<string, string> {
  const status = statuses ?? (user === undefined ? undefined : ['publish', 'future', 'draft', 'pending', 'private'])
  return {
    _embed: ['author', 'wp:term', 'wp:featuredmedia', ...(comments ? ['replies'] : [])].join(),
    ...(user !== undefined && { context: 'edit' }),
    ...(status && { status: status.join() }),
  }
}

/** The message that a run goes on, once. */
function sayOnce(api: Api, site: string): () => Message[] {
  let isSaid = false
  return () => {
    const since = api.resumedSince()
    if (isSaid || !since) return []
    isSaid = true
    return [messageOf(site, 'net/resumed', { since: since.toISOString() })]
  }
}
