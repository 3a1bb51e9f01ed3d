/** What can be odd in exports and answers of WordPress. */

import { quote, rule } from '../rule.ts'

export const wordpressRules = {
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
  'wordpress/internal-meta': rule(
    'info',
    'not-article',
    'Meta keys are notes of WordPress to itself.',
    (d: { keys: string[] }) => ({
      found: `${d.keys.length} internal meta key${d.keys.length === 1 ? '' : 's'} (${quote(d.keys.join(', '))})`,
      expected: 'meta of the article',
      done: 'left them out',
      count: d.keys.length,
    }),
  ),
  'wordpress/acf-fields': rule(
    'info',
    'guessed',
    'Meta keys are parts of repeaters, groups or flexible content of Advanced Custom Fields.',
    (d: { keys: string[] }) => ({
      found: `${d.keys.length} field${d.keys.length === 1 ? '' : 's'} in parts (${quote(d.keys.join(', '))})`,
      expected: 'one key for each field',
      done: 'put the parts together',
      count: d.keys.length,
    }),
  ),
  'wordpress/seo-meta': rule(
    'info',
    'kept',
    'Meta keys are those of a plugin for search engines.',
    (d: { keys: string[] }) => ({
      found: `${d.keys.length} key${d.keys.length === 1 ? '' : 's'} of a plugin (${quote(d.keys.join(', '))})`,
      expected: 'keys that do not depend on a plugin',
      done: 'named them `seo_title`, `seo_description` and so on',
      count: d.keys.length,
    }),
  ),
  'wordpress/php-repaired': rule(
    'warn',
    'repaired',
    'Lengths in a serialized PHP value are wrong, as after a search-and-replace.',
    (d: { key: string; count: number }) => ({
      found: `${d.count} wrong length${d.count === 1 ? '' : 's'} in the PHP value of ${quote(d.key)}`,
      expected: 'the number of bytes of each text',
      done: 'took the texts up to their closing quotes',
      count: d.count,
    }),
  ),
  'wordpress/php-unreadable': rule(
    'warn',
    'carried-with-loss',
    'A meta value looks like a serialized PHP value and is none.',
    (d: { key: string; value: string }) => ({
      found: `${quote(d.value)} for ${quote(d.key)}`,
      expected: 'a whole serialized PHP value',
      done: 'kept it as text',
    }),
  ),
  'wordpress/unknown-status': rule(
    'warn',
    'carried-with-loss',
    'A post has a status of a plugin.',
    (d: { status: string }) => ({
      found: `the status ${quote(d.status)}`,
      expected: 'publish, future, draft, pending, private or trash',
      done: 'took it for a draft',
    }),
  ),
  'wordpress/comments': rule(
    'info',
    'not-supported',
    'A post has comments, and nobody asked for them.',
    (d: { count: number }) => ({
      found: `${d.count} comment${d.count === 1 ? '' : 's'}`,
      expected: 'an article',
      done: 'left them out; `--comments` reads them',
      count: d.count,
    }),
  ),
  'wordpress/comment-writers': rule(
    'info',
    'not-supported',
    'Comments come with what only their site may keep of their writers.',
    (d: { count: number }) => ({
      found: `${d.count} comment${d.count === 1 ? '' : 's'} with notes on who wrote them`,
      expected: 'names and words',
      done: 'left out addresses of e-mail and network, and notes of plugins',
      count: d.count,
    }),
  ),
  'wordpress/missing-attachment': rule(
    'warn',
    'not-in-source',
    'A post names files that no source of the run holds.',
    (d: { shortcode: string; ids: string[] }) => ({
      found: `${quote(d.shortcode)} of attachments that are in no source (${quote(d.ids.join(', '))})`,
      expected: 'the attachments of the site, in this or another export of the run',
      done: 'left them out',
      count: d.ids.length,
    }),
  ),
  'wordpress/missing-pattern': rule(
    'warn',
    'not-in-source',
    'A post shows a synced pattern that no source of the run holds, or that is too large.',
    (d: { id: string; why: string }) => ({
      found: `the synced pattern ${quote(d.id)}, ${d.why}`,
      expected: 'the patterns of the site, in this or another export of the run',
      done: 'left it out',
    }),
  ),
  'wordpress/pattern-overrides': rule(
    'warn',
    'not-supported',
    'A post shows a synced pattern with texts of its own in the place of those of the pattern.',
    (d: { id: string; texts: string[] }) => ({
      found: `texts for the synced pattern ${quote(d.id)} (${quote(d.texts.join(', '))})`,
      expected: 'a pattern that is shown as it is',
      done: 'took the texts of the pattern',
      count: d.texts.length,
    }),
  ),
  'wordpress/dynamic-block': rule(
    'info',
    'not-in-source',
    'A block is made by WordPress when the page is shown, and stores no text.',
    (d: { name: string }) => ({
      found: `the block ${quote(d.name)} without content`,
      expected: 'blocks that hold what they show',
      done: 'left it out',
    }),
  ),
  'wordpress/broken-block': rule(
    'warn',
    'repaired',
    'The comment of a block has no end, so that WordPress takes text for its attributes and shows nothing of it.',
    (d: { name: string }) => ({
      found: `attributes of the block ${quote(d.name)} that do not end`,
      expected: 'JSON',
      done: 'read what they swallowed as text',
    }),
  ),
  'wordpress/shortcode': rule(
    'info',
    'carried-with-loss',
    'A shortcode of a plugin stands in the content.',
    (d: { name: string; count: number }) => ({
      found: `${d.count} shortcode${d.count === 1 ? '' : 's'} ${quote(`[${d.name}]`)}`,
      expected: 'text, or what the plugin makes of it',
      done: 'left it in the text as it is',
      count: d.count,
    }),
  ),
  'rest/truncated': rule('error', 'refused', 'A list of posts breaks off.', () => ({
    found: 'the end of the file inside a list of posts',
    expected: 'JSON that is whole',
    done: 'read the posts before it',
  })),
  'rest/damaged': rule(
    'warn',
    'repaired',
    'Something stands between the posts of a list that is none.',
    (d: { found: string }) => ({
      found: `${quote(d.found)} between posts`,
      expected: 'a list of posts in JSON',
      done: 'read the posts',
    }),
  ),
  'wxr/open-cdata': rule('warn', 'repaired', 'A CDATA section of an export has no end.', () => ({
    found: 'a CDATA section in which another one begins',
    expected: '`]]>` before',
    done: 'read it up to the end of the other',
  })),
  'rest/no-post': rule('error', 'refused', 'A JSON source is no post of a REST answer.', (d: { seen: string }) => ({
    found: `JSON that is no post (${d.seen})`,
    expected: 'an answer of `/wp/v2/posts`',
  })),
}
