/** What is odd in an answer of the REST API of WordPress. */

import { quote, rule } from '../rule.ts'

export const restRules = {
  'rest/truncated': rule('error', 'refused', 'A list of posts breaks off.', () => ({
    found: 'the end of the file inside a list of posts',
    expected: 'JSON that is whole',
    done: 'read the posts before it',
  })),
  'rest/damaged': rule(
    'warn',
    'repaired',
    'Something stands between the posts of a list that is none.',
    (d: { found: string }) => ({
      found: `${quote(d.found)} between posts`,
      expected: 'a list of posts in JSON',
      done: 'read the posts',
    }),
  ),
  'rest/numbers': rule(
    'warn',
    'not-in-source',
    'An answer names the author or the terms of a post by their numbers alone.',
    (d: { fields: string[] }) => ({
      found: `numbers in place of names (${quote(d.fields.join(', '))})`,
      expected: 'names, which answers with `_embed` hold',
      done: 'left them out',
      count: d.fields.length,
    }),
  ),
  'rest/no-post': rule('error', 'refused', 'A JSON source is no post of a REST answer.', (d: { seen: string }) => ({
    found: `JSON that is no post (${d.seen})`,
    expected: 'an answer of `/wp/v2/posts`',
  })),
}
