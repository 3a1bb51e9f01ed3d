import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { detectFormat } from '../src/split/detect-format.ts'
import { toPieces } from '../src/split/to-pieces.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0))

test('a text file is one piece', () => {
  const bytes = bytesOf('# Title\n')
  expect(toPieces('a/b.md', bytes)).toEqual({ pieces: [{ path: 'a/b.md', bytes, format: 'markdown' }], problems: [] })
})

describe('gzip', () => {
  const page = bytesOf('<h1>Title</h1>\r\n')

  test('is unpacked; its format is that of the name below', () => {
    const { pieces } = toPieces('post.html.gz', gzipSync(page))
    expect(pieces).toMatchObject([{ path: 'post.html.gz', format: 'html' }])
    expect(Buffer.from(pieces[0]?.bytes ?? []).toString()).toBe('<h1>Title</h1>\r\n')
  })

  test('is told by its bytes, not by its name', () => {
    expect(toPieces('post.html', gzipSync(page)).pieces).toHaveLength(1)
    expect(toPieces('post.html.gz', page).pieces).toHaveLength(1)
  })

  test('of several members is read whole', () => {
    const { pieces } = toPieces('a.txt', Buffer.concat([gzipSync('one '), gzipSync('two')]))
    expect(Buffer.from(pieces[0]?.bytes ?? []).toString()).toBe('one two')
  })

  test('that is cut or damaged is refused', () => {
    const packed = gzipSync(page)
    for (const bad of [packed.subarray(0, -9), Buffer.from(packed).fill(0x55, 12, 20)]) {
      expect(toPieces('a.gz', bad).problems).toMatchObject([{ id: 'source/bad-gzip' }])
    }
  })

  test('that grows beyond the limit is refused without taking the memory', () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, 0x61))
    const before = process.memoryUsage().arrayBuffers
    expect(toPieces('a.txt.gz', bomb, { limits: { bytes: 1_000_000 } }).problems).toMatchObject([
      { id: 'source/too-large' },
    ])
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000)
  })
})

describe('what is no text is refused', () => {
  test.each([
    ['PNG image', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
    ['JPEG image', '\xff\xd8\xff\xe0\0\x10JFIF'],
    ['PDF document', '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n'],
    ['ZIP archive, or a document packed as one (docx, odt, epub)', 'PK\x03\x04\x14\0'],
    ['ELF program', '\x7fELF\x02\x01\x01'],
    ['SQLite database', 'SQLite format 3\0'],
  ])('%s', (looksLike, start) => {
    expect(toPieces('a.html', latin1(start)).problems).toEqual([{ id: 'source/binary', details: { looksLike } }])
  })

  test('bytes without a known beginning', () => {
    const noise = Uint8Array.from({ length: 5000 }, (_, index) => (index * index * 31) % 251)
    expect(toPieces('a.txt', noise).problems).toEqual([{ id: 'source/binary', details: {} }])
  })

  test('but a page with a stray NUL is read', () => {
    expect(toPieces('a.html', bytesOf(`<p>${'word '.repeat(100)}\0</p>`)).pieces).toHaveLength(1)
  })

  test('and a short one in UTF-8 whose quotation marks became control characters', () => {
    expect(toPieces('a.html', bytesOf('<h1>DIE FÄHRE KOSTET \x13 \x1eFAST NICHTS\x1c.</h1>')).pieces).toHaveLength(1)
    expect(toPieces('a.txt', bytesOf('\x01\0\0\0a\0\0\0')).problems).toEqual([{ id: 'source/binary', details: {} }])
  })

  test.each([
    ['nothing', ''],
    ['white space', ' \r\n\t\n'],
    ['a byte order mark', '\xef\xbb\xbf\n'],
    ['white space in UTF-16', '\xff\xfe \0\n\0'],
  ])('%s', (_, text) => {
    expect(toPieces('a.md', latin1(text)).problems).toEqual([{ id: 'source/empty', details: {} }])
  })

  test('more than the limit', () => {
    const problem = { id: 'source/too-large', details: { bytes: 11, limit: 10 } }
    expect(toPieces('a.md', bytesOf('12345678901'), { limits: { bytes: 10 } })).toEqual({
      pieces: [],
      problems: [problem],
    })
  })

  test.each(['<?xml version="1.0"?>\n<rss version="2.0">', '<rss>', '[{"id": 7}]', '{\n  "title": {}}'])(
    '%s',
    (text) => {
      expect(toPieces('export', bytesOf(text)).problems).toMatchObject([{ id: 'source/unsupported' }])
    },
  )
})

test.each(['<rss version="2.0">', '<?xml version="1.0"?>\n<!-- x -->\n<feed xmlns="http://www.w3.org/2005/Atom">'])(
  'a feed is told: %s',
  (text) => {
    const [problem] = toPieces('feed', bytesOf(text)).problems
    expect(problem?.details).toMatchObject({ looksLike: expect.stringContaining('feed') })
  },
)

describe('the format', () => {
  test.each([
    ['post.HTML', '# no', 'html'],
    ['post.htm.gz', '', 'html'],
    ['notes.md', '<p>', 'markdown'],
    ['dump.txt', '# no', 'text'],
    ['folder.html/file', 'words', 'text'],
    ['constructor', 'words', 'text'],
    ['x.constructor', 'words', 'text'],
    ['-', '<!DOCTYPE html><html>', 'html'],
    ['-', '\ufeff\n<article class="post">', 'html'],
    ['page.xml', '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x">', 'html'],
    ['export.xml', '<?xml version="1.0"?>\n<rss>', 'feed'],
    ['-', '---\ntitle: a\n---\n', 'markdown'],
    ['-', '# Title\n\nWords.', 'markdown'],
    ['-', 'Words\n\n```js\n```', 'markdown'],
    ['-', '[link](a)', 'text'],
    ['-', 'Title\n\nWords.', 'text'],
  ])('of %s that begins %j is %s', (path, text, format) => {
    expect(detectFormat(path, bytesOf(text))).toBe(format)
  })

  test('that is given is taken', () => {
    expect(toPieces('a.md', bytesOf('<p>'), { format: 'html' }).pieces[0]?.format).toBe('html')
  })
})
