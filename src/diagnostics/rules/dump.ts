/** What a text dump has lost, and how it was found again. */

import { quote, rule } from '../rule.ts'

export const dumpRules = {
  'read/dump-dialect': rule(
    'info',
    'guessed',
    'A plain text is the dump of a page by a known tool.',
    (d: { dialect: string }) => ({
      found: `the layout of ${d.dialect}`,
      expected: 'text as it was written',
      done: 'undid its line breaks, marks and columns',
    }),
  ),
  'read/chrome-dropped': rule(
    'info',
    'not-article',
    'A text dump has lines of the site round the article.',
    (d: { text: string }) => ({
      found: `the line ${quote(d.text)}`,
      expected: 'lines of the article',
      done: 'left it out',
    }),
  ),
  'read/lines-left-out': rule(
    'info',
    'not-article',
    'A text dump is of a whole page, and shows menus and other articles round the article.',
    (d: { count: number }) => ({
      found: d.count === 1 ? 'a line of a page round the article' : `${d.count} lines of a page round the article`,
      expected: 'lines of the article',
      done: 'left out',
      count: d.count,
    }),
  ),
  'read/fact-guessed': rule(
    'info',
    'guessed',
    'A fact of the article was told by the place and look of a line of text.',
    (d: { fact: string; value: string }) => ({
      found: `an unmarked line (${quote(d.value)})`,
      expected: `a mark for the ${d.fact}`,
      done: `took it for the ${d.fact}`,
    }),
  ),
  'read/heading-guessed': rule(
    'info',
    'guessed',
    'A short line of a text dump was taken for a heading.',
    (d: { text: string }) => ({
      found: `a short line above a block (${quote(d.text)})`,
      expected: 'headings that are marked',
      done: 'took it for a heading of level 2',
    }),
  ),
  'read/code-guessed': rule(
    'info',
    'guessed',
    'Lines of a text dump were taken for a block of code.',
    (d: { lines: number; first: string }) => ({
      found: `${d.lines} line${d.lines === 1 ? '' : 's'} with the look of code, from ${quote(d.first)}`,
      expected: 'code that is marked',
      done: 'took them for one block',
    }),
  ),
  'read/gutter-dropped': rule(
    'info',
    'not-article',
    'Line numbers stand before a block of code.',
    (d: { count: number }) => ({
      found: `the line numbers 1 to ${d.count} before code`,
      expected: 'the code alone',
      done: 'left them out',
      count: d.count,
    }),
  ),
  'read/image-guessed': rule(
    'info',
    'guessed',
    'Lines of a text dump were taken for the texts of an image.',
    (d: { text: string }) => ({
      found: `the text of an image (${quote(d.text)})`,
      expected: 'an image',
      done: 'made an image of it',
    }),
  ),
  'read/image-source': rule(
    'info',
    'guessed',
    'An image of a text dump got its URL from the box, where the captions agree.',
    (d: { caption: string; src: string }) => ({
      found: `no URL for the image ${quote(d.caption)}`,
      expected: 'the URL of the image',
      done: `took ${quote(d.src)} from the box`,
    }),
  ),
  'read/row-split': rule(
    'info',
    'guessed',
    'Label and value of a row ran together and were parted after the longest known label.',
    (d: { label: string; value: string }) => ({
      found: `a label and its value run together (${quote(d.label + d.value)})`,
      expected: 'a label apart from its value',
      done: `read ${quote(d.label)} as the label`,
    }),
  ),
  'read/unsplit-row': rule(
    'warn',
    'carried-with-loss',
    'Label and value of a row cannot be told apart.',
    (d: { line: string }) => ({
      found: `a row that begins with no known label (${quote(d.line)})`,
      expected: 'a known label, or a label apart from its value',
      done: 'kept the whole line as a key without a value',
    }),
  ),
  'read/items-split': rule(
    'info',
    'guessed',
    'The items of a list ran together and were parted, for each of them stands elsewhere in the dump as well.',
    (d: { label: string; value: string }) => ({
      found: `items of ${quote(d.label)} run together (${quote(d.value)})`,
      expected: 'items apart from each other',
      done: 'parted them by texts of the same dump',
    }),
  ),
  'read/unsplit-items': rule(
    'warn',
    'carried-with-loss',
    'The items of a list run together and cannot be told apart.',
    (d: { label: string; value: string }) => ({
      found: `the items of ${quote(d.label)} run together (${quote(d.value)})`,
      expected: 'something between items',
      done: 'kept them as one item',
    }),
  ),
  'read/objects-split': rule(
    'info',
    'guessed',
    'The borders between the objects of a list are lost and were guessed.',
    (d: { label: string; count: number }) => ({
      found: `a list of named values without borders under ${quote(d.label)}`,
      expected: 'a border between objects',
      done: `began the next object where a name came again: ${d.count} in all`,
    }),
  ),
  'read/similar-guessed': rule(
    'info',
    'guessed',
    'Lines after the article were taken for related posts.',
    (d: { count: number }) => ({
      found: `${d.count} title${d.count === 1 ? '' : 's'} of other posts after the article`,
      expected: 'the article alone',
      done: 'read them as similar posts, outside of the body',
      count: d.count,
    }),
  ),
}
