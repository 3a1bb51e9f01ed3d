/** What can go wrong between a record and where it is kept. */

import { quote, rule } from '../rule.ts'

/** `name` is what the article got, or what is taken; `holder` is the place of the article that has it. */
export interface Collision {
  field: 'slug' | 'id'
  wanted: string
  name: string
  holder: string
}

const taken = ({ field, wanted, name, holder }: Collision) =>
  field === 'slug'
    ? `the slug ${quote(wanted)}, whose file name ${quote(name)} is taken by ${quote(holder)}`
    : `the id ${quote(wanted)}, which is taken by ${quote(holder)}`

/** What the articles of a run should have had. */
const different = { slug: 'slugs that differ in more than case and accents', id: 'an id for each article' }

export const storeRules = {
  'store/collision': rule(
    'error',
    'refused',
    'An article wants the file name or the id of another one of the run, or the name of a source.',
    (d: Collision) => ({
      found: taken(d),
      expected: `${different[d.field]}, or \`--on-collision suffix\``,
      done: 'did not write this article',
    }),
  ),
  'store/skipped': rule(
    'warn',
    'refused',
    'An article wants a file name or an id that is taken, and was to be skipped then.',
    (d: Collision) => ({
      found: taken(d),
      expected: `${d.field === 'slug' ? 'a slug' : 'an id'} of its own`,
      done: 'skipped this article',
    }),
  ),
  'store/renamed': rule(
    'info',
    'kept',
    'An article wants a file name or an id that is taken, and got a number.',
    (d: Collision) => ({
      found: `the ${d.field} ${quote(d.wanted)} a second time, after ${quote(d.holder)}`,
      expected: `${d.field === 'slug' ? 'a slug' : 'an id'} of its own`,
      done: `wrote ${quote(d.name)}`,
    }),
  ),
  'store/bad-record': rule(
    'error',
    'refused',
    'A record file or a store holds something that is no record.',
    (d: { problem: string }) => ({
      found: `record (${quote(d.problem)})`,
      expected: 'a record as `docs/article.schema.json` describes it',
      done: 'skipped it',
    }),
  ),
  'store/unknown-id': rule(
    'error',
    'refused',
    'An article was asked for by an id that no record of the store has.',
    (d: { id: string }) => ({ found: `id ${quote(d.id)}`, expected: 'the id of a record of the store' }),
  ),
}
