/** What can go wrong between a record and where it is kept. */

import { quote, rule } from '../rule.ts'

export const storeRules = {
  'store/collision': rule(
    'error',
    'refused',
    'An article wants the file name of another one of the run, or of a source.',
    (d: { name: string; slug: string }) => ({
      found: `the slug ${quote(d.slug)}, whose file name ${quote(d.name)} is taken`,
      expected: 'slugs that differ in more than case and accents, or `--on-collision suffix`',
      done: 'did not write this article',
    }),
  ),
  'store/skipped': rule(
    'warn',
    'refused',
    'An article wants a file name that is taken, and was to be skipped then.',
    (d: { name: string; slug: string }) => ({
      found: `the slug ${quote(d.slug)}, whose file name ${quote(d.name)} is taken`,
      expected: 'a slug of its own',
      done: 'skipped this article',
    }),
  ),
  'store/renamed': rule(
    'info',
    'kept',
    'An article wants a file name that is taken, and got a number.',
    (d: { name: string; slug: string }) => ({
      found: `the slug ${quote(d.slug)} a second time`,
      expected: 'a slug of its own',
      done: `wrote ${quote(d.name)}`,
    }),
  ),
  'store/bad-record': rule(
    'error',
    'refused',
    'A record file holds something that is no record.',
    (d: { problem: string }) => ({
      found: `record (${quote(d.problem)})`,
      expected: 'a record as `docs/article.schema.json` describes it',
      done: 'skipped it',
    }),
  ),
}
