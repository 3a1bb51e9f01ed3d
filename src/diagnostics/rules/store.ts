/** What can go wrong between a record and where it is kept. */

import { quote, rule } from '../rule.ts'

export const storeRules = {
  'store/collision': rule(
    'error',
    'Two articles of a run want the same file name.',
    (d: { name: string; slug: string }) => ({
      found: `the slug ${quote(d.slug)}, whose file ${quote(d.name)} another article has`,
      expected: 'slugs that differ in more than case and accents, or `--on-collision suffix`',
      done: 'did not write this article',
    }),
  ),
  'store/skipped': rule(
    'warn',
    'Two articles of a run want the same file name, and the second was to be skipped.',
    (d: { name: string; slug: string }) => ({
      found: `the slug ${quote(d.slug)}, whose file ${quote(d.name)} another article has`,
      expected: 'a slug of its own',
      done: 'skipped this article',
    }),
  ),
  'store/renamed': rule(
    'info',
    'Two articles of a run want the same file name, and the second got a number.',
    (d: { name: string; slug: string }) => ({
      found: `the slug ${quote(d.slug)} a second time`,
      expected: 'a slug of its own',
      done: `wrote ${quote(d.name)}`,
    }),
  ),
  'store/bad-record': rule('error', 'A record file holds something that is no record.', (d: { problem: string }) => ({
    found: `record (${quote(d.problem)})`,
    expected: 'a record as `docs/article.schema.json` describes it',
    done: 'skipped it',
  })),
}
