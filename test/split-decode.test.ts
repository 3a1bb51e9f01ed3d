import { describe, expect, test } from 'vitest'
import { decode } from '../src/split/decode.ts'
import { encode } from './support/encode.ts'

/** A sentence or two in a language that the encoding was made for. */
const samples: Record<string, string> = {
  'utf-8': 'Ünïcode — ελληνικά, русский, 日本語, 🧭.',
  ibm866: 'Кэш сбрасывается при каждой записи, и страница собирается заново.',
  'iso-8859-2': 'Żółta łódź płynie powoli, a mgła gęstnieje nad rzeką.',
  'iso-8859-3': 'Ĉiu ĵaŭdo ni iras al la malnova haveno por aĉeti freŝajn fiŝojn.',
  'iso-8859-4': 'Ķēniņš jāj pāri laukam, un viņa zirgs ir ļoti noguris.',
  'iso-8859-5': 'Кэш сбрасывается при каждой записи.',
  'iso-8859-6': 'القطار يصل الى المحطة عند الفجر',
  'iso-8859-7': 'Το τρένο φτάνει στον σταθμό την αυγή.',
  'iso-8859-8': 'הרכבת מגיעה לתחנה עם שחר',
  'iso-8859-8-i': 'הרכבת מגיעה לתחנה עם שחר',
  'iso-8859-10': 'Það er kaldur vetur hér á norðurslóðum, og ðorskurinn er þungur.',
  'iso-8859-13': 'Žąsų būrys nuskrido į pietus, o šaltis grįžo.',
  'iso-8859-14': 'Tá an bád ag seoladh go mall; ŵyr yn mynd i’r tŷ.'.replace('’', "'"),
  'iso-8859-15': 'Le cœur coûte 5 € à l’œil nu.'.replace('’', "'"),
  'iso-8859-16': 'Și țara întreagă așteaptă primăvara în liniște.',
  'koi8-r': 'Кэш сбрасывается при каждой записи.',
  'koi8-u': 'Їжак і ґава сидять на ялинці, є сонце.',
  macintosh: 'Les élèves goûtent le gâteau – très bon…',
  'windows-874': 'รถไฟมาถึงสถานีตอนรุ่งสาง',
  'windows-1250': 'Vlak přijíždí do stanice za úsvitu. Děti čekají na sníh a větší město spí až do rána.',
  'windows-1251': 'Кэш сбрасывается при каждой записи — всегда.',
  'windows-1252': 'Das kostet 5 € – “fast nichts”…',
  'windows-1253': 'Το τρένο φτάνει στον σταθμό – την αυγή.',
  'windows-1254': 'Yağmur yağıyor, çocuklar güneşi bekliyor.',
  'windows-1255': 'הרכבת מגיעה לתחנה – עם שחר',
  'windows-1256': 'القطار يصل إلى المحطة عند الفجر، والمدينة ما زالت نائمة',
  'windows-1257': 'Žąsų būrys nuskrido į pietus – o šaltis grįžo.',
  'windows-1258': 'Đường về nhà rất xa.'.normalize('NFD').replace(/[\u0302\u0306\u031b]/g, ''),
  'x-mac-cyrillic': 'Кэш сбрасывается при каждой записи.',
  gbk: '火车在黎明时分到达车站。',
  gb18030: '火车在黎明时分到达车站。',
  big5: '火車在黎明時分到達車站。',
  'euc-jp': '列車は夜明けに駅に着く。',
  'iso-2022-jp': '列車は夜明けに駅に着く。',
  shift_jis: '列車は夜明けに駅に着く。',
  'euc-kr': '기차는 새벽에 역에 도착한다.',
  'utf-16le': 'Ünïcode — русский, 日本語, 🧭.',
  'utf-16be': 'Ünïcode — русский, 日本語, 🧭.',
}

const page = (charset: string, text: string) =>
  `<!doctype html>\r\n<html><head><meta charset="${charset}"><title>t</title></head><body><p>${text}</p></body></html>\r\n`

describe('a declared encoding', () => {
  const declarable = Object.entries(samples).filter(([encoding]) => !encoding.startsWith('utf-16'))
  test.each(declarable)('%s', (encoding, sample) => {
    const source = page(encoding, sample)
    expect(decode(encode(source, encoding), 'html')).toEqual({ text: source, encoding, problems: [] })
  })

  test('that the bytes contradict gives way to UTF-8', () => {
    for (const declared of ['windows-1251', 'shift_jis', 'gbk']) {
      const source = page(declared, 'Übermäßig schöne Grüße aus München')
      const { text, encoding, problems } = decode(encode(source, 'utf-8'), 'html')
      expect([text, encoding]).toEqual([source, 'utf-8'])
      expect(problems).toMatchObject([{ id: 'source/encoding-mismatch', details: { declared, actual: 'utf-8' } }])
      expect(source.slice(problems[0]?.at?.start, problems[0]?.at?.end)).toBe(`<meta charset="${declared}">`)
    }
  })

  test('of utf-8 that is not true gives way to what the bytes look like', () => {
    const source = page('utf-8', `${samples['windows-1251']} ${samples['koi8-r']}`)
    const { text, encoding, problems } = decode(encode(source, 'windows-1251'), 'html')
    expect([text, encoding]).toEqual([source, 'windows-1251'])
    expect(problems.map(({ id }) => id)).toEqual(['source/encoding-mismatch'])
  })

  test('of utf-16 in ASCII means utf-8', () => {
    expect(decode(encode(page('utf-16', 'Grüße'), 'utf-8'), 'html').encoding).toBe('utf-8')
  })

  test.each(['iso-2022-kr', 'hz-gb-2312', 'klingon'])('of %s is not followed', (declared) => {
    const { encoding, problems } = decode(encode(page(declared, 'Grüße'), 'utf-8'), 'html')
    expect(encoding).toBe('utf-8')
    expect(problems.map(({ id }) => id)).toEqual(['source/encoding-unknown'])
  })

  test.each([
    ['http-equiv', '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">'],
    ['single quotes and case', "<META content='text/html;CHARSET=Windows-1251' HTTP-EQUIV='content-type'/>"],
    ['no quotes', '<meta charset=windows-1251>'],
    ['label with an alias', '<meta charset="cp1251">'],
    ['behind a comment', '<!-- <meta charset="koi8-r"> --><meta charset="windows-1251">'],
    [
      'behind text that only speaks of one',
      '<meta name="description" content="the charset"><meta charset="windows-1251">',
    ],
    ['behind 3 KB of other tags', `${'<link rel="preload" href="a.css">'.repeat(100)}<meta charset="windows-1251">`],
    ['XML', '<?xml version="1.0" encoding="windows-1251"?><html>'],
  ])('written as %s', (_, head) => {
    const source = `${head}<p>Привет</p>`
    expect(decode(encode(source, 'windows-1251'), 'html')).toMatchObject({
      text: source,
      encoding: 'windows-1251',
      problems: [],
    })
  })

  test('is not looked for outside HTML', () => {
    const source = '# Grüße\n\n`<meta charset="windows-1251">`\n'
    expect(decode(encode(source, 'utf-8'), 'markdown')).toEqual({ text: source, encoding: 'utf-8', problems: [] })
  })
})

describe('no declaration', () => {
  /** Letters alone cannot tell these from the encodings they were made from; a browser would fail here too. */
  const untellable = /^(?:utf-.*|iso-8859-(?:3|4|10|14|15|16|8-i)|windows-1258|macintosh)$/
  test.each(Object.entries(samples).filter(([encoding]) => !untellable.test(encoding)))(
    '%s is guessed',
    (encoding, sample) => {
      const { text, problems } = decode(encode(`${sample}\n`.repeat(3), encoding), 'text')
      expect(text).toBe(`${sample}\n`.repeat(3))
      expect(problems.map(({ id }) => id)).toEqual(['source/encoding-guessed'])
    },
  )

  test('a few bytes that are not UTF-8 are marked, and the first is shown', () => {
    const source = encode(`${'Grüße aus Köln, schöne Übung für später. '.repeat(2)}Ende`, 'utf-8')
    const { text, encoding, problems } = decode(source.with(0, 0xff), 'text')
    expect([encoding, text.slice(0, 5)]).toEqual(['utf-8', '\ufffdrüße'])
    expect(problems).toEqual([
      { id: 'source/bad-bytes', details: { encoding: 'utf-8', count: 1 }, at: { start: 0, end: 1 } },
    ])
  })
})

test('characters of six bytes, as UTF-8 had them once, do not turn it into something else', () => {
  // elinks 0.16 writes letters so that it cannot show.
  const unshown = [0xfd, 0xbf, 0xbf, 0xbd, 0xa3, 0xac]
  const source = Uint8Array.from([...encode('कैश', 'utf-8'), ...unshown, ...encode(' • ', 'utf-8'), ...unshown])
  expect(decode(source, 'text')).toMatchObject({ encoding: 'utf-8' })
})

test('a few bad bytes among few good ones do not turn UTF-8 into something else', () => {
  const source = encode('The “quick” fox — and one bad byte: ', 'utf-8')
  expect(decode(Uint8Array.from([...source, 0x96, 0x20]), 'text')).toMatchObject({ encoding: 'utf-8' })
})

describe('a byte order mark', () => {
  const sample = 'Ünïcode — русский, 日本語, 🧭.\r\n'
  test.each([
    ['utf-8', [0xef, 0xbb, 0xbf]],
    ['utf-16le', [0xff, 0xfe]],
    ['utf-16be', [0xfe, 0xff]],
  ])('%s', (encoding, mark) => {
    const bytes = Uint8Array.from([...mark, ...encode(sample, encoding)])
    expect(decode(bytes, 'html')).toEqual({ text: sample, encoding, problems: [] })
  })

  test.each([true, false])('utf-32 (little endian: %s)', (littleEndian) => {
    const codes = [0xfeff, ...[...sample].map((character) => character.codePointAt(0) ?? 0)]
    const bytes = new Uint8Array(codes.length * 4)
    const view = new DataView(bytes.buffer)
    codes.forEach((code, index) => {
      view.setUint32(index * 4, code, littleEndian)
    })
    expect(decode(bytes, 'text').text).toBe(sample)
    expect(decode(bytes.slice(0, -1), 'text').problems).toMatchObject([
      { id: 'source/bad-bytes', details: { count: 1 } },
    ])
  })

  test('wins over a declaration', () => {
    const bytes = Uint8Array.from([0xef, 0xbb, 0xbf, ...encode(page('koi8-r', 'Grüße'), 'utf-8')])
    expect(decode(bytes, 'html').encoding).toBe('utf-8')
  })

  test.each(['utf-16le', 'utf-16be'])('that is missing from %s is not needed for markup', (encoding) => {
    const source = '<p>Plain words and some <b>markup</b>, Grüße.</p>'
    expect(decode(encode(source, encoding), 'html')).toEqual({ text: source, encoding, problems: [] })
  })
})

test('windows-1252 is the standard’s, not ISO 8859-1', () => {
  const bytes = Uint8Array.of(0x80, 0x93, 0x61, 0x94, 0x85, 0x20, 0x99)
  const source = Uint8Array.from([...encode('<meta charset=iso-8859-1>', 'utf-8'), ...bytes])
  expect(decode(source, 'html').text).toBe('<meta charset=iso-8859-1>€“a”… ™')
})

test.each([
  ['<meta ', 'utf-8', '<meta '],
  ['<!--', 'utf-8', '<!--'],
  ['<meta charset=', 'utf-8', '<meta charset='],
  ['<meta a="', 'utf-8', '<meta a="'],
  ['<?xml ', 'utf-8', '<?xml '],
  ['\xfd\xfe\xff', 'windows-1252', 'ýþÿ'],
  // The first two bytes are a byte order mark, which is no text; all that follow are.
  ['\xff\xfe\xfd\xff\xfe\xfd', 'utf-16le', '\ufeff\ufffd\ufdfe'],
])('of a hostile page of %j every byte is read', (unit, encoding, read) => {
  const count = 50_000
  const bytes = Uint8Array.from(unit.repeat(count), (character) => character.charCodeAt(0))
  const decoded = decode(bytes, 'html')
  expect(decoded.encoding).toBe(encoding)
  expect(decoded.text === read.repeat(count).replace(/^\ufeff/, '')).toBe(true)
})
