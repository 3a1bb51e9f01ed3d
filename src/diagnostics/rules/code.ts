/** What is odd about a block of code. */

import { quote, rule } from '../rule.ts'

export const codeRules = {
  'read/raw-code': rule('warn', 'repaired', 'A code block holds markup that nobody escaped.', () => ({
    found: 'elements inside of a code block',
    expected: 'escaped code',
    done: 'took the code from the source as it stands there',
  })),
  'read/image-in-code': rule('info', 'kept', 'Images stand in a block of code.', (d: { count: number }) => ({
    found: `${d.count} image${d.count === 1 ? '' : 's'} inside of a code block`,
    expected: 'text alone',
    done: 'kept behind the code',
    count: d.count,
  })),
  'read/open-code': rule('warn', 'guessed', 'A block of code has no end, so that what follows stands in it.', () => ({
    found: 'a `<pre>` without an end',
    expected: '`</pre>` behind the code',
    done: 'took what follows for code, as browsers do',
  })),
  'read/code-in-paragraphs': rule(
    'info',
    'repaired',
    'Code of several lines stands in paragraphs instead of `pre`.',
    (d: { count: number }) => ({
      found: `code of several lines in ${d.count} paragraph${d.count === 1 ? '' : 's'}`,
      expected: 'code in `pre`',
      done: 'made one block of it',
      count: d.count,
    }),
  ),
  'read/fence': rule(
    'warn',
    'repaired',
    'A Markdown fence stands in a page as text.',
    (d: { language: string; isChanged: boolean }) => ({
      found: `a Markdown fence${d.language && ` of ${quote(d.language)}`} in paragraphs`,
      expected: 'code in `pre`',
      done: d.isChanged
        ? 'made a block of code of it, and undid quotes and dashes as well as that can be done'
        : 'made a block of code of it',
    }),
  ),
}
