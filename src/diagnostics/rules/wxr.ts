/** What is odd in an export of WordPress as a file. */

import { quote, rule } from '../rule.ts'

export const wxrRules = {
  'wxr/control-character': rule(
    'warn',
    'repaired',
    'A part of an export holds characters that XML cannot, as after a copy from another program.',
    (d: { count: number; first: string }) => ({
      found: `${d.count} control character${d.count === 1 ? '' : 's'}, the first ${quote(d.first)}`,
      expected: 'characters that XML allows',
      done: 'took them for text',
      count: d.count,
    }),
  ),
  'wxr/bare-ampersand': rule(
    'warn',
    'repaired',
    'A part of an export holds an `&` that begins no entity, as in addresses of comments.',
    (d: { count: number }) => ({
      found: `${d.count} \`&\` that begin${d.count === 1 ? 's' : ''} no entity of XML`,
      expected: '`&amp;`',
      done: 'took them for text',
      count: d.count,
    }),
  ),
  'wxr/mistaken-encoding': rule(
    'warn',
    'kept',
    'A text was read in the wrong encoding before it came into the database.',
    (d: { count: number; sample: string }) => ({
      found: `${d.count} place${d.count === 1 ? '' : 's'} that look like UTF-8 read as another encoding (${quote(d.sample)})`,
      expected: 'letters and signs that a reader knows',
      done: 'kept them, for what was meant is a guess',
      count: d.count,
    }),
  ),
  'wxr/before-xml': rule(
    'warn',
    'not-article',
    'Something stands before the export, such as a notice of PHP.',
    (d: { text: string }) => ({
      found: `${quote(d.text)} before the XML`,
      expected: '`<?xml` at the beginning of the file',
      done: 'passed over it',
    }),
  ),
  'wxr/unclosed': rule(
    'warn',
    'not-in-source',
    'An export has no end: it may have been cut between two items.',
    () => ({
      found: 'the end of the file without `</rss>`',
      expected: 'a whole export',
      done: 'read what is there',
    }),
  ),
  'wxr/too-deep': rule('warn', 'not-supported', 'Elements of an export nest too deeply.', (d: { limit: number }) => ({
    found: `elements nested more than ${d.limit} deep`,
    expected: 'the few levels of an export',
    done: 'left out what is deeper',
  })),
  'wxr/doctype': rule(
    'warn',
    'carried-with-loss',
    'An export has a document type, whose entities could be a bomb.',
    () => ({
      found: 'a document type',
      expected: 'an export, which has none',
      done: 'ignored it; its entities stay as they are written',
    }),
  ),
  'wxr/item-too-large': rule(
    'warn',
    'refused',
    'An item of an export is larger than the limit.',
    (d: { limit: number }) => ({
      found: 'an item of great length',
      expected: `at most ${d.limit} characters`,
      done: 'left it out',
    }),
  ),
  'wxr/duplicate-id': rule(
    'warn',
    'kept',
    'Two items of an export have the same id.',
    (d: { id: number; line: number }) => ({
      found: `the id ${d.id} of the item in line ${d.line} once more`,
      expected: 'an id for each item',
      done: 'read both',
    }),
  ),
  'wxr/no-article': rule(
    'info',
    'not-article',
    'Items of an export are no articles.',
    (d: { type: string; count: number; why: string }) => ({
      found: `${d.count} item${d.count === 1 ? '' : 's'} of the type ${quote(d.type)} (${d.why})`,
      expected: 'articles',
      done: 'left out what is no article',
      count: d.count,
    }),
  ),
  'wxr/no-articles': rule('warn', 'not-in-source', 'An export holds no article.', (d: { attachments: number }) => ({
    found: d.attachments ? `an export of ${d.attachments} attachments and no article` : 'an export without items',
    expected: 'posts, pages or the like',
  })),
  'wxr/no-terms': rule(
    'info',
    'not-in-source',
    'An export of a part of a site does not list its terms, so that nobody knows which stands below which.',
    (d: { count: number }) => ({
      found: `${d.count} article${d.count === 1 ? '' : 's'} under terms that the export does not list`,
      expected: 'the terms of the site, as an export of all its content lists them',
      done: 'took them without those above them',
      count: d.count,
    }),
  ),
  'wxr/mixed-encoding': rule(
    'warn',
    'repaired',
    'Bytes of an export are no UTF-8.',
    (d: { count: number; encoding: string }) => ({
      found: `${d.count} byte${d.count === 1 ? '' : 's'} that UTF-8 does not have`,
      expected: 'an export in one encoding',
      done: `read them as ${d.encoding}`,
      count: d.count,
    }),
  ),
  'wxr/truncated': rule('warn', 'not-in-source', 'An item of an export has no end.', () => ({
    found: 'the end of the file or the next item in the middle of an item',
    expected: '`</item>`',
    done: 'read what is there',
  })),
  'wxr/not-an-export': rule(
    'error',
    'refused',
    'A file named like an export is a page of WordPress.',
    (d: { title: string }) => ({
      found: `an HTML page that asks to log in${d.title ? ` (${quote(d.title)})` : ''}`,
      expected: 'an export of WordPress',
    }),
  ),
  'wxr/unwritable': rule(
    'warn',
    'kept',
    'A text that goes into an export holds characters that XML does not allow.',
    (d: { key: string; count: number }) => ({
      found: `${d.count} character${d.count === 1 ? '' : 's'} in ${quote(d.key)} that XML cannot hold`,
      expected: 'text without control characters',
      done: 'wrote `\ufffd` for each, and the text as it is into a hidden meta value',
    }),
  ),
  'wxr/no-password': rule(
    'warn',
    'carried-with-loss',
    'An article that only a password opens goes into an export, and a record holds no password.',
    () => ({
      found: 'an article with the status `protected`',
      expected: 'a status that needs no password',
      done: 'wrote it as private',
    }),
  ),
  'wxr/open-cdata': rule('warn', 'repaired', 'A CDATA section of an export has no end.', () => ({
    found: 'a CDATA section in which another one begins',
    expected: '`]]>` before',
    done: 'read it up to the end of the other',
  })),
}
