/** Boxes whose rows stand in no table or list. */

import { describe, expect, test } from 'vitest'
import { importSource } from '../src/index.ts'

const heading = '<h2>Post meta</h2>'
const text = '<h1>On queues</h1><p>A queue that fills up tells of a slow reader, and of nobody who looks at it.</p>'

async function read(markup: string) {
  const page = `<!doctype html><title>On queues</title><body><article>${text}${markup}</article></body>`
  const [{ article } = {}] = await importSource('page.html', Buffer.from(page))
  return { values: article?.meta.values, text: article?.body.text.split('\n\n').slice(1) }
}

const rows: [label: string, value: string | string[]][] = [
  ['Topic', 'queues / readers'],
  ['Stack', ['redis', 'bash']],
  ['Difficulty', 'advanced'],
  ['Owner', 'the night shift'],
  ['Notes', ['look at it', 'look again']],
]
const values = {
  topic: 'queues / readers',
  stack: ['redis', 'bash'],
  difficulty: 'advanced',
  Owner: 'the night shift',
  notes: ['look at it', 'look again'],
}
const list = (value: string | string[]) =>
  typeof value === 'string' ? value : `<ul>${value.map((item) => `<li>${item}</li>`).join('')}</ul>`
const each = (write: (label: string, value: string, isList: boolean) => string) =>
  rows.map(([label, value]) => write(label, list(value), typeof value !== 'string')).join('\n')

const forms: Record<string, string> = {
  'a div for each row': each(
    (label, value) => `<div class="row"><div class="key">${label}</div><div>${value}</div></div>`,
  ),
  'divs by turns': `<div>${each((label, value) => `<div class="key">${label}</div><div class="value">${value}</div>`)}</div>`,
  'spans in a div': each((label, value) => `<div><span class="key">${label}:</span> <span>${value}</span></div>`),
  'bold labels': each((label, value, isList) =>
    isList ? `<p><strong>${label}:</strong></p>${value}` : `<p><strong>${label}:</strong> ${value}</p>`,
  ),
  'deeper headings': each((label, value, isList) => `<h4>${label}</h4>${isList ? value : `<p>${value}</p>`}`),
  'bold paragraphs': each((label, value, isList) => `<p><b>${label}</b></p>${isList ? value : `<p>${value}</p>`}`),
}

describe('rows in no table or list', () => {
  test.each(Object.entries(forms))('%s', async (_, markup) => {
    expect(await read(heading + markup)).toEqual({ values, text: [] })
    expect(await read(`<section>${heading}<div class="body">${markup}</div></section>`)).toEqual({ values, text: [] })
  })

  test('line by line', async () => {
    const lines = '<p><strong>Topic:</strong> queues<br>Difficulty: advanced<br><em>Reading time</em> 3</p>'
    expect((await read(heading + lines)).values).toEqual({ topic: 'queues', difficulty: 'advanced', reading_time: 3 })
  })

  test('paragraphs by turns, as Markdown has them that was made of a definition list', async () => {
    const markup = each((label, value, isList) => `<p>${label}</p>${isList ? value : `<p>${value}</p>`}`)
    const { values: found } = await read(heading + markup.replace(/<p>Owner.*\n<p>the night shift<\/p>/, ''))
    expect(found).toMatchObject({
      topic: 'queues / readers',
      stack: ['redis', 'bash'],
      notes: ['look at it', 'look again'],
    })
  })

  test('text before the first label and behind the last value stays in the body', async () => {
    const markup = `${heading}<p>What follows was made by a machine.</p><p>Topic: queues</p><p>Difficulty: easy</p>
      <p>And this is text again.</p>`
    expect(await read(markup)).toEqual({
      values: { topic: 'queues', difficulty: 'easy' },
      text: ['What follows was made by a machine.', 'And this is text again.'],
    })
  })

  test('a value of several paragraphs is one value', async () => {
    const markup = `${heading}<h3>Summary</h3><p>A queue fills up.</p><p>Nobody looks.</p><h3>Difficulty</h3><p>easy</p>`
    expect((await read(markup)).values).toEqual({ summary: 'A queue fills up.\nNobody looks.', difficulty: 'easy' })
  })

  test('the next heading that is as high ends it', async () => {
    const markup = `${heading}<p>Topic: queues</p><p>Difficulty: easy</p><h2>Notes</h2><p>Stack: is a word.</p>`
    expect(await read(markup)).toEqual({
      values: { topic: 'queues', difficulty: 'easy' },
      text: ['Notes', 'Stack: is a word.'],
    })
  })

  test('a single known label is no box', async () => {
    const markup = `${heading}<p>Topic: queues</p><p>And so on: for a while.</p>`
    expect(await read(markup)).toMatchObject({
      values: {},
      text: ['Post meta', 'Topic: queues', 'And so on: for a while.'],
    })
  })
})

test('thousands of headings of boxes take no more than one', async () => {
  const markup = '<p>Post meta</p><p>one line</p>'.repeat(20_000)
  expect((await read(markup)).values).toEqual({})
})
