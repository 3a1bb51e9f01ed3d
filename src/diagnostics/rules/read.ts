/** What readers find odd in a source. */

import { quote, rule } from '../rule.ts'

export const readRules = {
  'read/no-article': rule('error', 'refused', 'A source holds no article.', (d: { seen: string }) => ({
    found: d.seen,
    expected: 'a body of at least one paragraph, image, list, table or code block',
  })),
  'read/too-many-nodes': rule('warn', 'carried-with-loss', 'A page has too many elements.', (d: { limit: number }) => ({
    found: `more than ${d.limit} elements and comments`,
    expected: 'those of an article and its page',
    done: 'read the text of the rest, without its markup',
  })),
  'read/open-comment': rule('warn', 'repaired', 'A comment of a page has no end.', () => ({
    found: 'a comment that nothing ends',
    expected: '`-->`, without which a browser hides all that follows',
    done: 'read what follows',
  })),
  'read/too-many-lines': rule('warn', 'carried-with-loss', 'A source has too many lines.', (d: { limit: number }) => ({
    found: `more than ${d.limit} lines`,
    expected: 'those of an article',
    done: 'kept the rest as plain text',
  })),
  'read/too-many-attributes': rule(
    'warn',
    'not-supported',
    'An element has too many attributes.',
    (d: { tagName: string; count: number; limit: number }) => ({
      found: `${d.count} attributes on ${quote(`<${d.tagName}>`)}`,
      expected: `at most ${d.limit}`,
      done: 'left out the rest',
    }),
  ),
  'read/too-long-text': rule(
    'warn',
    'carried-with-loss',
    'A text beside the body is too long.',
    (d: { count: number; limit: number }) => ({
      found: `a text of ${d.count} characters`,
      expected: `at most ${d.limit}`,
      done: 'kept its beginning',
    }),
  ),
  'read/no-title': rule('warn', 'not-in-source', 'An article has no title.', () => ({
    found: 'no title',
    expected: 'a heading or a title of the page',
  })),
  'read/no-box': rule('info', 'not-in-source', 'A page has no meta box.', (d: { headings: string[] }) => ({
    found: 'no meta box',
    expected: d.headings.length ? `a box headed ${d.headings.map(quote).join(' or ')}` : 'a box of keys and values',
  })),
  'read/box-row': rule('warn', 'not-supported', 'A part of the meta box has no label.', (d: { text: string }) => ({
    found: `${quote(d.text)} in the meta box`,
    expected: 'a label and a value',
    done: 'left it out',
  })),
  'read/several-boxes': rule(
    'warn',
    'carried-with-loss',
    'A page has more than one meta box.',
    (d: { count: number }) => ({
      found: `${d.count} meta boxes`,
      expected: 'one',
      done: 'read the first',
      count: d.count - 1,
    }),
  ),
  'read/empty-body': rule('warn', 'not-in-source', 'An article has a title or a meta box, and no body.', () => ({
    found: 'no body',
    expected: 'a body of at least one paragraph, image, list, table or code block',
  })),
  'read/embed': rule(
    'info',
    'carried-with-loss',
    'A body embeds another document or a medium.',
    (d: { name: string; url: string }) => ({
      found: `an embedded \`<${d.name}>\``,
      expected: 'text, images, code and tables',
      done: `kept a link to ${quote(d.url)}`,
    }),
  ),
  'read/embed-dropped': rule(
    'info',
    'not-supported',
    'A body embeds a document or medium that has no web address, so that nothing can stand for it.',
    (d: { name: string }) => ({
      found: `an embedded \`<${d.name}>\` without a web address`,
      expected: 'text, images, code and tables, or what a link can lead to',
      done: 'left it out',
    }),
  ),
  'read/formula': rule('info', 'repaired', 'A formula is drawn for browsers.', () => ({
    found: 'the drawing of a formula',
    expected: 'text',
    done: 'kept its TeX between dollar signs',
  })),
}
