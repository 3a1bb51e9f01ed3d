/** Posts that embed more than the server embedded. */

import type { SitePost } from './read-posts.ts'

/**
 * Puts `embedded` in the place of what a post embeds. The text of the server stays as it is: of two members of one name,
 * readers of JSON take the last.
 */
export function withEmbedded({ text, url }: SitePost, embedded: object): SitePost {
  return { url, text: `${text.slice(0, text.lastIndexOf('}'))},"_embedded":${JSON.stringify(embedded)}}` }
}
