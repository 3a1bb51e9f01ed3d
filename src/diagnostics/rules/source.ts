/** What can be wrong with the bytes of a source. */

import { quote, rule } from '../rule.ts'

export const sourceRules = {
  'source/empty': rule('error', 'refused', 'A source has no text.', () => ({
    found: 'an empty file',
    expected: 'an article',
  })),
  'source/binary': rule(
    'error',
    'refused',
    'A source is not text: it begins like a known binary file, or holds many control characters.',
    (d: { looksLike?: string }) => ({
      found: d.looksLike ? `a binary file (${d.looksLike})` : 'a binary file',
      expected: 'HTML, Markdown or plain text',
    }),
  ),
  'source/too-large': rule(
    'error',
    'refused',
    'A source is larger than the limit.',
    (d: { bytes: number | string; limit: number }) => ({
      found: `${d.bytes} bytes`,
      expected: `at most ${d.limit} bytes`,
    }),
  ),
  'source/unsupported': rule(
    'error',
    'refused',
    'A source has a format that has no reader yet.',
    (d: { looksLike: string }) => ({
      found: d.looksLike,
      expected: 'HTML, Markdown, plain text, or an export or answers of WordPress',
    }),
  ),
  'source/bad-gzip': rule('error', 'refused', 'A .gz source cannot be unpacked.', (d: { reason: string }) => ({
    found: `damaged gzip data (${quote(d.reason)})`,
    expected: 'a whole gzip file',
  })),
  'source/encoding-guessed': rule(
    'warn',
    'guessed',
    'A source does not declare its encoding and is not UTF-8.',
    (d: { encoding: string }) => ({
      found: 'bytes that are not UTF-8 and no declared encoding',
      expected: 'UTF-8 or a declaration',
      done: `read as ${d.encoding}, which fits them best`,
    }),
  ),
  'source/bad-bytes': rule(
    'warn',
    'carried-with-loss',
    'Bytes do not belong to the encoding of the source.',
    (d: { encoding: string; count: number }) => ({
      found: `${d.count} byte sequence${d.count === 1 ? '' : 's'} that ${d.encoding} does not have`,
      expected: `valid ${d.encoding}`,
      done: 'each became U+FFFD',
      count: d.count,
    }),
  ),
  'source/encoding-mismatch': rule(
    'warn',
    'repaired',
    'A source declares one encoding and is written in another.',
    (d: { declared: string; actual: string }) => ({
      found: `the declared encoding ${quote(d.declared)}`,
      expected: `${d.actual}, which the bytes are`,
      done: `read as ${d.actual}`,
    }),
  ),
  'source/missing': rule('error', 'refused', 'A path that was named does not exist.', (d: { glob: boolean }) => ({
    found: d.glob ? 'pattern that matches no file' : 'path that leads nowhere',
    expected: 'a file, a folder or a pattern',
  })),
  'source/unreadable': rule('error', 'refused', 'A file or folder cannot be read.', (d: { reason: string }) => ({
    found: `error while reading (${quote(d.reason)})`,
    expected: 'a file or folder that may be read',
  })),
  'source/given-up': rule(
    'error',
    'refused',
    'Workers of a queue tried several times to read a batch of sources, and none could.',
    (d: { reason: string }) => ({
      found: `batch of sources that no worker could read (${quote(d.reason)})`,
      expected: 'sources that one of them can read',
    }),
  ),
  'source/changed': rule('warn', 'carried-with-loss', 'A file was written to while it was read.', () => ({
    found: 'a file that changed while it was read',
    expected: 'one that stays as it is',
    done: 'took what was read; the next run reads it again',
  })),
  'source/not-a-file': rule('error', 'refused', 'A path is a device, a pipe or a socket.', (d: { kind: string }) => ({
    found: `a ${d.kind}`,
    expected: 'a regular file',
    done: 'did not open it',
  })),
  'source/link-outside': rule(
    'warn',
    'refused',
    'A symbolic link leads out of the folder it stands in, or nowhere.',
    (d: { target?: string | undefined }) => ({
      found: d.target ? `a link to ${quote(d.target)}` : 'a link that leads nowhere',
      expected: 'links that stay in their folder, or the target itself',
      done: 'skipped it',
    }),
  ),
  'source/no-articles': rule(
    'warn',
    'not-in-source',
    'A folder or an archive holds no file that could be an article.',
    (d: { skipped: number; isArchive?: boolean }) => ({
      found: `${d.isArchive ? 'an archive' : 'a folder'} without articles (${d.skipped} other files)`,
      expected:
        '.html, .htm, .xhtml, .mhtml, .md, .markdown, .mdx, .txt, .text, .xml or .wxr, each also as .gz; archives by their own name',
    }),
  ),
  'source/failed': rule(
    'error',
    'refused',
    'The importer itself failed at an article: a bug, to be reported.',
    (d: { reason: string }) => ({
      found: `failure of the importer (${quote(d.reason)})`,
      expected: 'an article or a message',
      done: 'went on with the next article',
    }),
  ),
  'source/too-slow': rule(
    'error',
    'refused',
    'An article takes more time than the limit.',
    (d: { seconds: number }) => ({
      found: `an article that takes more than ${d.seconds} s`,
      expected: 'one that is read in that time, or `--limit seconds=` more',
      done: 'stopped, and went on with the next article',
    }),
  ),
  'source/too-much-memory': rule(
    'error',
    'refused',
    'An article takes more memory than the limit.',
    (d: { megabytes: number }) => ({
      found: `an article that takes more than ${d.megabytes} MB of memory`,
      expected: 'one that is read in that much, or `--limit heap=` more',
      done: 'stopped, and went on with the next article',
    }),
  ),
  'source/encoding-unknown': rule(
    'warn',
    'repaired',
    'A source declares an encoding that does not exist, or that browsers refuse for its dangers.',
    (d: { declared: string; actual: string }) => ({
      found: `the declared encoding ${quote(d.declared)}`,
      expected: 'an encoding of the WHATWG standard',
      done: `read as ${d.actual}`,
    }),
  ),
}
