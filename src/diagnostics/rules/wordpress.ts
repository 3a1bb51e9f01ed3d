/** What WordPress keeps in its posts, and cannot be kept as it is. */

import { quote, rule } from '../rule.ts'

export const wordpressRules = {
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
  'wordpress/two-dates': rule(
    'warn',
    'guessed',
    'A date on the clock of the site and the same date in UTC are farther apart than time zones are.',
    (d: { local: string; utc: string }) => ({
      found: `${quote(d.local)} on the clock of the site and ${quote(d.utc)} in UTC`,
      expected: 'the same moment',
      done: 'took that of the site, which its pages show, without a zone',
    }),
  ),
  'wordpress/beside-text': rule(
    'info',
    'not-supported',
    'WordPress knows of a post what no record holds: that it is a page or of another type, what stands above it, its place, that it is sticky.',
    (d: { notes: string[] }) => ({
      found: d.notes.join(', '),
      expected: 'what has a place in a record',
      done: 'left it out',
      count: d.notes.length,
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
  'wordpress/gallery-order': rule(
    'info',
    'carried-with-loss',
    'A gallery asks for an order that the library does not tell, such as none twice the same.',
    (d: { shortcode: string; order: string }) => ({
      found: `${quote(d.shortcode)} in the order ${quote(d.order)}`,
      expected: '`title`, `ID`, `menu_order` or `post__in`',
      done: 'kept its own order, or that of the library',
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
}
