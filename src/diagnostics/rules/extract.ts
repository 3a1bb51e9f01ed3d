/** What is noticed while code, images and headings are taken from a body. */

import { quote, rule } from '../rule.ts'

export const extractRules = {
  'extract/language-guessed': rule(
    'info',
    'guessed',
    'The language of a code block is not stated and was guessed from the code.',
    (d: { language: string; from: 'meta' | 'rule' | 'guess'; code: string }) => ({
      found: `a code block without a language (${quote(d.code)})`,
      expected: 'a class or fence that names one',
      done: `took ${quote(d.language)} ${languageReasons[d.from]}`,
    }),
  ),
  'extract/guess-limit': rule(
    'info',
    'not-in-source',
    'More code blocks without a language than are guessed.',
    (d: { count: number; limit: number }) => ({
      found: `${d.count} code blocks without a language`,
      expected: `at most ${d.limit} to guess`,
      done: 'left the rest without one',
      count: d.count - d.limit,
    }),
  ),
}

const languageReasons = {
  meta: "from the box's code language",
  rule: 'by its first line',
  guess: 'as the best guess of highlight.js',
}
