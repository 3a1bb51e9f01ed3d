/** What is odd in a Markdown source. */

import { quote, rule } from '../rule.ts'

export const markdownRules = {
  'markdown/limit': rule(
    'warn',
    'carried-with-loss',
    'A part of a Markdown source would take too much time or memory to parse.',
    (d: { what: string; count: number; limit: number }) => ({
      found: `${d.count} ${d.what}`,
      expected: `at most ${d.limit}`,
      done: 'kept that part as plain text',
    }),
  ),
  'markdown/lost-cells': rule(
    'warn',
    'not-supported',
    'A row of a table has more cells than its head.',
    (d: { cells: number; columns: number }) => ({
      found: `a row of ${d.cells} cells`,
      expected: `${d.columns}, as the head of the table has (a bar inside a cell, also in code, is written \`\\|\`)`,
      done: 'left out what stands in the others, as GitHub does',
    }),
  ),
  'markdown/aliases': rule(
    'warn',
    'carried-with-loss',
    'Values of the front matter stand for others too often.',
    (d: { limit: number }) => ({
      found: `more than ${d.limit} aliases in the front matter`,
      expected: 'the values themselves',
      done: 'kept the names of the rest as text',
    }),
  ),
  'markdown/open-html': rule('info', 'repaired', 'A tag or comment of raw HTML has no end.', (d: { html: string }) => ({
    found: `HTML that nothing ends (${quote(d.html)})`,
    expected: 'its end, without which a browser hides what follows',
    done: 'kept it as text',
  })),
  'markdown/damaged-yaml': rule(
    'warn',
    'repaired',
    'The front matter is not well-formed YAML.',
    (d: { reason: string }) => ({
      found: `damaged YAML (${quote(d.reason)})`,
      expected: 'YAML 1.2',
      done: 'read it line by line, as `key: text`',
    }),
  ),
  'markdown/unread-front-matter': rule(
    'warn',
    'carried-with-loss',
    'The front matter cannot be read.',
    (d: { syntax: string; reason: string }) => ({
      found: `front matter in ${d.syntax.toUpperCase()} that cannot be read (${d.reason})`,
      expected: 'a map of keys and values in YAML, TOML or JSON',
      done: 'kept it as a code block at the beginning of the body',
    }),
  ),
  'markdown/bad-fact': rule(
    'warn',
    'kept',
    'A value of the front matter does not fit its key.',
    (d: { key: string; found: unknown; expected: string }) => ({
      found: `value ${quote(d.found)} of ${quote(d.key)}`,
      expected: d.expected,
      done: 'kept it as a row of the meta box',
    }),
  ),
  'markdown/second-fact': rule(
    'warn',
    'kept',
    'Two keys of the front matter say the same fact.',
    (d: { key: string; known: string }) => ({
      found: `the key ${quote(d.key)} beside ${quote(d.known)}`,
      expected: 'one of the two',
      done: `took ${quote(d.known)}, and kept the other as a row of the meta box`,
    }),
  ),
  'markdown/tool-setting': rule(
    'info',
    'not-article',
    'Front matter tells a generator of static sites how to process the file.',
    (d: { key: string; found: unknown }) => ({
      found: `${quote(d.found)} for ${quote(d.key)}, which is said to a tool`,
      expected: 'front matter of an article',
      done: 'left it out',
    }),
  ),
  'markdown/named-date': rule(
    'info',
    'guessed',
    'The date of an article stands in the name of its file alone.',
    (d: { name: string }) => ({
      found: `the name ${quote(d.name)}`,
      expected: 'a date in the article',
      done: 'took the day and the slug from the name, as Jekyll does',
    }),
  ),
  'markdown/component': rule(
    'info',
    'carried-with-loss',
    'A component of MDX says nothing that an article could hold.',
    (d: { name: string; count: number; isEmpty: boolean }) => ({
      found: `${d.count} ${quote(`<${d.name}>`)} component${d.count === 1 ? '' : 's'}`,
      expected: 'HTML or Markdown, for code is not run',
      done: d.isEmpty ? 'left them out' : 'kept what they contain',
      count: d.count,
    }),
  ),
  'markdown/module-code': rule('info', 'not-article', 'MDX imports and exports code.', (d: { lines: number }) => ({
    found: `${d.lines} line${d.lines === 1 ? '' : 's'} of \`import\` or \`export\``,
    expected: 'an article',
    done: 'left them out',
  })),
}
