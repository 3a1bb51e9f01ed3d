/** What can go wrong while a site is built from articles. */

import { quote, rule } from '../rule.ts'

export const siteRules = {
  'site/no-file': rule('warn', 'not-in-source', 'An article shows a file that is not there.', (d: { url: string }) => ({
    found: `${quote(d.url)}, a file that is not there`,
    expected: 'one beside the source or, behind a `/`, in the folder of sources',
    done: 'left the URL as it is',
  })),
  'site/file-outside': rule(
    'warn',
    'refused',
    'An article shows a file outside the folder of sources.',
    (d: { url: string; root: string }) => ({
      found: `${quote(d.url)}, which leads out of the folder of sources`,
      expected: `a file below ${quote(d.root)}`,
      done: 'left the URL as it is',
    }),
  ),
  'site/bad-file': rule(
    'warn',
    'refused',
    'An article shows a file that cannot be read, or is nothing that a page can show without danger.',
    (d: { url: string; reason: string }) => ({
      found: `${quote(d.url)} (${quote(d.reason)})`,
      expected: 'a picture, sound or film',
      done: 'left the URL as it is',
    }),
  ),
  'site/dead-link': rule(
    'warn',
    'not-supported',
    'A relative link of an article leads to no page of the site, and the article does not say where it stood.',
    (d: { href: string }) => ({
      found: `link to ${quote(d.href)}`,
      expected: 'the source of another article, its URL, or an article that names its own URL',
      done: 'kept its text',
    }),
  ),
}
