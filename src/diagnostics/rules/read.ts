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
  'read/box-row': rule('warn', 'A part of the meta box has no label.', (d: { text: string }) => ({
    found: `${quote(d.text)} in the meta box`,
    expected: 'a label and a value',
    done: 'left it out',
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
  'read/dump-dialect': rule(
    'info',
    'A plain text is the dump of a page by a known tool.',
    (d: { dialect: string }) => ({
      found: `the layout of ${d.dialect}`,
      expected: 'text as it was written',
      done: 'undid its line breaks, marks and columns',
    }),
  ),
  'read/chrome-dropped': rule(
    'info',
    'A text dump has lines of the site round the article.',
    (d: { text: string }) => ({
      found: `the line ${quote(d.text)}`,
      expected: 'lines of the article',
      done: 'left it out',
    }),
  ),
  'read/fact-guessed': rule(
    'info',
    'A fact of the article was told by the place and look of a line of text.',
    (d: { fact: string; value: string }) => ({
      found: `an unmarked line (${quote(d.value)})`,
      expected: `a mark for the ${d.fact}`,
      done: `took it for the ${d.fact}`,
    }),
  ),
  'read/heading-guessed': rule(
    'info',
    'A short line of a text dump was taken for a heading.',
    (d: { text: string }) => ({
      found: `a short line above a block (${quote(d.text)})`,
      expected: 'headings that are marked',
      done: 'took it for a heading of level 2',
    }),
  ),
  'read/code-guessed': rule(
    'info',
    'Lines of a text dump were taken for a block of code.',
    (d: { lines: number; first: string }) => ({
      found: `${d.lines} line${d.lines === 1 ? '' : 's'} that look like code, from ${quote(d.first)}`,
      expected: 'code that is marked',
      done: 'took them for one block',
    }),
  ),
  'read/gutter-dropped': rule('info', 'Line numbers stand before a block of code.', (d: { count: number }) => ({
    found: `the line numbers 1 to ${d.count} before code`,
    expected: 'the code alone',
    done: 'left them out',
  })),
  'read/image-guessed': rule(
    'info',
    'Lines of a text dump were taken for the texts of an image.',
    (d: { text: string }) => ({
      found: `the text of an image (${quote(d.text)})`,
      expected: 'an image',
      done: 'made an image of it',
    }),
  ),
  'read/image-source': rule(
    'info',
    'An image of a text dump got its URL from the box, where the captions agree.',
    (d: { caption: string; src: string }) => ({
      found: `no URL for the image ${quote(d.caption)}`,
      expected: 'the URL of the image',
      done: `took ${quote(d.src)} from the box`,
    }),
  ),
  'read/row-split': rule(
    'info',
    'Label and value of a row ran together and were parted after the longest known label.',
    (d: { label: string; value: string }) => ({
      found: `a label and its value run together (${quote(d.label + d.value)})`,
      expected: 'a label apart from its value',
      done: `read ${quote(d.label)} as the label`,
    }),
  ),
  'read/unsplit-row': rule('warn', 'Label and value of a row cannot be told apart.', (d: { line: string }) => ({
    found: `a row that begins with no known label (${quote(d.line)})`,
    expected: 'a known label, or a label apart from its value',
    done: 'kept the whole line as a key without a value',
  })),
  'read/objects-split': rule(
    'info',
    'The borders between the objects of a list are lost and were guessed.',
    (d: { label: string; count: number }) => ({
      found: `a list of named values without borders under ${quote(d.label)}`,
      expected: 'a border between objects',
      done: `began the next object where a name came again: ${d.count} in all`,
    }),
  ),
  'read/similar-guessed': rule(
    'info',
    'Lines after the article were taken for related posts.',
    (d: { count: number }) => ({
      found: `${d.count} title${d.count === 1 ? '' : 's'} of other posts after the article`,
      expected: 'the article alone',
      done: 'read them as similar posts, outside of the body',
    }),
  ),
}
