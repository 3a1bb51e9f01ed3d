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
      done: `took \`${d.language}\` ${languageReasons[d.from]}`,
    }),
  ),
}

const languageReasons = {
  meta: "from the box's code language",
  rule: 'by its first line',
  guess: 'as the best guess of highlight.js',
}
