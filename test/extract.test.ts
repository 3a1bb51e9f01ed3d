import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Element } from 'domhandler'
import { describe, expect, test } from 'vitest'
import { standardLimits } from '../src/diagnostics/limits.ts'
import { createLog } from '../src/diagnostics/report.ts'
import { profiles } from '../src/meta/profiles.ts'
import { cutLines } from '../src/read/html/extract/cut-lines.ts'
import { keepProse } from '../src/read/html/extract/keep-prose.ts'
import { toPage } from '../src/read/html/extract/page.ts'
import { tell } from '../src/read/html/extract/told.ts'
import { chanceOf, readModel, reasonsOf } from '../src/read/html/extract/trees.ts'
import { notePage } from '../src/read/html/note-page.ts'
import { readHtml } from '../src/read/html/read-html.ts'
import type { Verdict } from '../src/read/reader.ts'
import { blockText } from '../src/tree/text.ts'

function read(html: string) {
  const { report, messages } = createLog('page.html', html)
  const verdicts: Verdict[] = []
  const draft = readHtml(html, {
    path: 'page.html',
    profile: profiles.generic,
    limits: standardLimits,
    report,
    explain: (given) => verdicts.push(...given),
  })
  const { image } = draft.facts
  return {
    text: blockText(draft.body).replace(/\s+/g, ' ').trim(),
    rules: messages.map(({ rule }) => rule),
    image,
    verdicts,
  }
}

const page = (content: string) => `<html><head><title>The tide</title></head><body>${content}</body></html>`
const prose = (count: number) =>
  `<p>${'The water rises for six hours, and it falls again for as long as it has risen. '.repeat(count)}</p>`

test('a tree goes left up to a threshold, and tells what moved it', () => {
  const model = readModel('0.5\n0<2:0.1 1<0.5:0.2 -1 1 3\n0.25')
  const row = (...values: number[]) => Float64Array.from(values)
  const chance = (logOdds: number) => 1 / (1 + Math.exp(-logOdds))
  expect(chanceOf(model, row(2, 0), 0)).toBeCloseTo(chance(0.5 - 1 + 0.25))
  expect(chanceOf(model, row(2, 1), 0)).toBeCloseTo(chance(0.5 + 1 + 0.25))
  expect(chanceOf(model, row(9, 9, 2.1, 0), 2)).toBeCloseTo(chance(0.5 + 3 + 0.25))
  expect([...reasonsOf(model, row(2, 1), 0)]).toEqual([
    [0, expect.closeTo(0.1)],
    [1, expect.closeTo(0.8)],
  ])
})

test('the model is the one that docs/extraction.md describes', () => {
  const model = readFileSync('src/read/html/extract/line-model.ts')
  const docs = readFileSync('docs/extraction.md', 'utf8')
  expect(docs).toContain(createHash('sha256').update(model).digest('hex'))
})

test('navigation is dropped and prose is kept, each with its reasons', () => {
  const { text, verdicts } = read(
    page(`<nav><a href="/">Home</a></nav><div>${prose(3)}${prose(4)}</div><footer>© 2024</footer>`),
  )
  expect(text).toMatch(/^The water rises .* risen\.$/)
  expect(verdicts.map(({ isKept }) => isKept)).toEqual([false, true, true, false])
  for (const { reasons } of verdicts) expect(reasons).toHaveLength(3)
})

test('an article is kept whole however long it is', () => {
  const menu = '<div class="menu"><a href="/">Home</a> <a href="/tides">Tides</a> <a href="/about">About</a></div>'
  const part = (number: number) => `<h2>Part ${number} of the tide</h2>${prose(4)}${prose(6)}${prose(5)}`
  const parts = Array.from({ length: 90 }, (_, index) => part(index + 1))
  const { text } = read(
    page(`${menu}<div class="wrap"><h1>The tide</h1>${parts.join('')}</div><div class="end">© 2024 Tides</div>`),
  )
  expect(text.split(' ').length).toBeGreaterThan(20_000)
  expect(text.match(/Part \d+ of the tide/g)).toHaveLength(90)
})

describe('paragraphs beside those that are kept', () => {
  const keptOf = (content: string) => {
    const { noted } = notePage(page(content), [], { limits: standardLimits, report: () => {} })
    const { lines, regions } = cutLines(noted.body as Element) // `page` writes one
    toPage(lines, regions, tell(noted, undefined))
    const [body] = regions
    const keeps = Uint8Array.from(lines, ({ text }) => Number(/^[ABCD]\b/.test(text)))
    const chance = Float64Array.from(lines, ({ text }) => (text.startsWith('Bio') ? 0.05 : 0.2))
    if (body) keepProse(lines, body, keeps, chance)
    return lines.flatMap(({ index, text }) => (keeps[index] ? [text.split(' ')[0]] : []))
  }
  const said = (first: string, count = 12) =>
    `<p>${first} ${'the water rises for six hours and falls. '.repeat(count)}</p>`
  const four = (count?: number) => ['A', 'B', 'C', 'D'].map((first) => said(first, count)).join('')

  test('are kept with the heading over them, unless there is next to no chance of it', () => {
    expect(keptOf(`<div>${four()}<h2>Ebb</h2>${said('E')}${said('Bio')}</div>`)).toEqual([
      'A',
      'B',
      'C',
      'D',
      'Ebb',
      'E',
    ])
    const apart = ['A', 'B', 'C', 'D', 'E'].map((first) => `<div class="block">${said(first)}</div>`)
    expect(keptOf(`<div>${apart.join('')}</div>`)).toEqual(['A', 'B', 'C', 'D', 'E'])
  })

  test('are not kept for the sake of a few words, or of what stands otherwise', () => {
    expect(keptOf(`<div>${four(5)}${said('E')}</div>`)).toEqual(['A', 'B', 'C', 'D'])
    expect(keptOf(`<div>${four()}</div><div class="note">${said('E')}</div>`)).toEqual(['A', 'B', 'C', 'D'])
  })
})

test('the lines of a block of code stay together, whatever they hold', () => {
  const code = '<pre><code><div>if (tide) {</div><div>  open()</div><div>}</div></code></pre>'
  expect(read(page(`<div>${prose(3)}${code}${prose(3)}</div>`)).text).toContain('if (tide) { open() }')
})

describe('pictures with a caption', () => {
  const pictured = (classes: [round: string, caption: string], more = '') =>
    `<div class="${classes[0]}"><img src="https://x.example/pier.jpg" alt="">${more}<p class="${classes[1]}">The pier at noon</p></div>`

  test.each([
    ['one is called so', pictured(['photo', 'photoCaption'])],
    [
      'what is round both is called so',
      '<div class="caption"><img src="/a.jpg" alt=""><span>The pier at noon</span></div>',
    ],
    ['it is what a figure says', '<figure><img src="/a.jpg" alt=""><div>The pier at noon</div></figure>'],
  ])('are kept in a text: %s', (_, picture) => {
    expect(read(page(`<div>${prose(3)}${picture}${prose(4)}</div>`)).text).toContain('risen. The pier at noon The')
  })

  test('are kept without buttons, and not among other articles', () => {
    const button = '<p><a href="/large">View larger</a></p>'
    expect(read(page(`<div>${prose(3)}${pictured(['photo', 'caption'], button)}${prose(4)}</div>`)).text).not.toContain(
      'larger',
    )
    const card = pictured(['card', 'caption'], '<h3><a href="/2">Another tide</a></h3>')
    expect(read(page(`<div>${prose(3)}${prose(4)}</div><aside>${card}${card}</aside>`)).text).not.toContain('noon')
  })

  test('over the text are the main image, whatever stands between', () => {
    const links = ['Share', 'Print', 'Email', 'Comments'].map((word) => `<li><a href="/${word}">${word}</a></li>`)
    const between = `<div class="byline">By Ada</div><ul class="share">${links.join('')}</ul>`
    const head = `<h1>The tide</h1>${pictured(['photo', 'caption'])}${between}`
    const { text, image } = read(page(`<div>${head}</div><div>${prose(3)}${prose(4)}</div>`))
    expect(image).toEqual({ src: 'https://x.example/pier.jpg', caption: 'The pier at noon' })
    expect(text).not.toContain('noon')
  })
})

test('a page that explains code is kept whole, but for its frame', () => {
  const code = (line: string) => `<pre><code>${line}</code></pre>`
  const steps = '<ol><li>Stop.</li><li><a href="/pump">pump(1)</a></li></ol>'
  const table = `<table><tr><th>tool</th><th>size</th></tr>${'<tr><td><a href="/p">pump</a></td><td>12</td></tr>'.repeat(20)}</table>`
  const sections = ['open', 'wait', 'shut', 'lock'].map(
    (word) => `<div class="section"><h3>To ${word}</h3>${steps}${table}<p>Then:</p>${code(`$ gate ${word}`)}</div>`,
  )
  const menu = '<div class="menu"><a href="/a">Gates</a> <a href="/b">Pumps</a></div>'
  const { text } = read(page(`${menu}<div class="chapter"><h1>The tide</h1>${prose(3)}${sections.join('')}</div>`))
  for (const word of ['open', 'wait', 'shut', 'lock']) expect(text).toContain(`To ${word} Stop. pump(1)`)
  expect(text).toMatch(/Then: \$ gate lock$/)
  expect(text).not.toContain('Gates')
})

test('a few words that a class hides are left out, what opens on a click is not', () => {
  const hidden = (text: string) => `<div class="hidden">${text}</div>`
  const answer = 'The gate is shut from noon on, and whoever comes later has to wait for the evening.'
  const { text } = read(
    page(
      `<div>${prose(3)}${hidden('You must enter a valid address.')}${hidden(answer)}<p class="hidden md:block">On Sundays it opens at one.</p>${prose(4)}</div>`,
    ),
  )
  expect(text).not.toContain('valid address')
  expect(text).toContain('On Sundays it opens at one.')
  expect(text).toContain(answer)
})

test('what a reader may fill in is no text, unless all of the page stands in the form', () => {
  const field =
    '<tr><td>Your opinion, which is read before it is shown:</td><td><textarea name="o"></textarea></td></tr>'
  const form = `<form><table>${field}</table><p>This is to help prevent letters that nobody wrote. Please enter the words.</p></form>`
  expect(read(page(`<div>${prose(3)}${prose(4)}${form}</div>`)).text).toMatch(/has risen\.$/)
  expect(read(page(`<form><input name="q">${prose(3)}${prose(4)}</form>`)).text).toMatch(/^The water/)
})

test('comments go even if they are nearly all of the page', () => {
  const comment = `<div class="comment">${prose(3)}</div>`
  const { text } = read(page(`<div><h1>The tide</h1>${prose(6)}${prose(7)}</div><div>${comment.repeat(60)}</div>`))
  expect(text.match(/The water/g)).toHaveLength(13)
})

test('lines in a text that lead to another article or mark an advertisement are left out, and none that only begin like them', () => {
  const textWith = (line: string) => read(page(`<main><h1>The tide</h1>${prose(3)}${line}${prose(3)}</main>`)).text
  const pointers = [
    'Read more:',
    'RELATED:',
    '» See also:',
    'Lesen Sie auch:',
    'Lea también:',
    'Lire aussi :',
    'Leggi anche:',
  ]
  for (const words of pointers)
    expect(textWith(`<p>${words} <a href="/rain">Nine kinds of rain by the harbour</a></p>`), words).not.toContain(
      'Nine',
    )
  for (const words of ['Advertisement', 'ANZEIGE', 'Story continues below'])
    expect(textWith(`<p>${words}</p>`), words).not.toContain(words)
  const own = [
    'Read more of <a href="/letters">his letters</a>, and you will know why the tide waits for nobody who is late.',
    'Continue reading until you fall asleep, the keeper said.',
    'Advertisement was what he called it, and nobody bought a lamp.',
  ]
  for (const line of own) expect(textWith(`<p>${line}</p>`)).toContain(line.replace(/<[^>]+>/g, ''))
})

test('a part that React would put into itself stays where it is', () => {
  const streamed = `<div hidden id="S:0">${prose(3)}<template id="B:0"></template></div>`
  expect(read(page(streamed)).text).toContain('The water rises')
})

test('a part and its place are found whatever order they come in, and one within the other', () => {
  const inner = `<div hidden id="S:1">${prose(2)}</div>`
  const outer = `<div hidden id="S:0"><h2>Twice a day</h2><template id="B:1"></template>${prose(3)}</div>`
  expect(read(page(`<main><template id="B:0"></template></main>${outer}${inner}`)).text).toMatch(
    /^Twice a day The water/,
  )
})

test('a text stated in data is taken only where the page shows next to none', () => {
  const stated = (text: string) =>
    `<script type="application/ld+json">${JSON.stringify({ '@type': 'Article', articleBody: text }).replaceAll('</', '<\\/')}</script>`
  const long = 'In the data of the page, the tide has a text of its own. '.repeat(12)
  expect(read(page(`${stated(long)}<div>Loading…</div>`)).text).toMatch(/^In the data/)
  expect(read(page(`${stated(long)}<div>${prose(8)}</div>`)).text).toMatch(/^The water/)
  const marked = stated(`<p>${long}</p><script>alert(1)</script><ul><li>High</li></ul>`)
  expect(read(page(`${marked}<div>Loading…</div>`)).text).toMatch(/^In the data .* High$/)
})
