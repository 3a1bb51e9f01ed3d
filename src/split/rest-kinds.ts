/** What answers of WordPress' REST API hold where they hold no posts. */

import { keysOfFirst } from './rest-items.ts'

/** What each is called, and the keys by which its objects are told: developer.wordpress.org/rest-api/reference. */
const kinds: [kind: string, keys: string[]][] = [
  ['files of the media library', ['media_type', 'mime_type', 'source_url']],
  ['comments', ['author_name', 'content', 'post']],
  ['terms', ['taxonomy', 'slug', 'name', 'count']],
  ['users', ['avatar_urls', 'slug', 'name']],
  ['results of a search', ['url', 'type', 'subtype', 'title']],
  ['the routes of a site', ['namespaces', 'routes']],
]

/** What an answer without posts holds, by the keys of its first object; nothing if it is no such answer. */
export function findRestKind(head: string): string | undefined {
  const keys = keysOfFirst(head)
  return kinds.find(([, named]) => named.every((key) => keys.has(key)))?.[0]
}
