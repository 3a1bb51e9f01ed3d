/** What readers find odd in a source. */

import { quote, rule } from '../rule.ts'

export const readRules = {
  'read/no-article': rule('error', 'A source holds no article.', (d: { seen: string }) => ({
    found: d.seen,
    expected: 'a body of at least one paragraph, image, list, table or code block',
  })),
  'read/no-title': rule('warn', 'An article has no title.', () => ({
    found: 'no title',
    expected: 'a heading or a title of the page',
  })),
  'read/no-box': rule('info', 'A page has no meta box.', (d: { headings: string[] }) => ({
    found: 'no meta box',
    expected: d.headings.length ? `a box headed ${d.headings.map(quote).join(' or ')}` : 'a box of keys and values',
  })),
  'read/several-boxes': rule('warn', 'A page has more than one meta box.', (d: { count: number }) => ({
    found: `${d.count} meta boxes`,
    expected: 'one',
    done: 'read the first',
  })),
  'read/empty-body': rule('warn', 'An article has a title or a meta box, and no body.', () => ({
    found: 'no body',
    expected: 'a body of at least one paragraph, image, list, table or code block',
  })),
}
