import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { ownTexts } from '../src/article/own-texts.ts'
import { type Imported, importSource } from '../src/pipeline.ts'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

/** Bytes of the heap that are in use. */
function used(): number {
  collect()
  return process.memoryUsage().heapUsed
}

const size = 300_000
const count = 30
const sources = {
  'page.html': (n: number) =>
    `<title>A title that is long ${n}</title><style>${'x'.repeat(size)}</style><article><h1>A title that is long ${n}</h1>
     <p title="a value that is long ${n}">A text that is long ${n}.<blink>An element that is unknown ${n}</blink>
     <pre><code class="language-of-this-page-${n}">a line of code ${n}</code></pre>
     <img src="a-picture-with-a-long-name-${n}.png" alt="a picture of this page ${n}"></article>`,
  'post.md': (n: number) =>
    `---\ntitle: A title that is long ${n}\ntags: [a tag that is long ${n}]\n---\n\nA text that is long ${n}.${'\n'.repeat(size)}`,
  'page.txt': (n: number) =>
    `A title that is long ${n}\n\nA text that is long ${n}.${' '.repeat(size)}\n\nAn end ${n}.\n`,
}

describe('what comes of a source', () => {
  it.each(Object.entries(sources))('holds nothing of it in memory: %s', async (name, source) => {
    const kept: Imported[] = []
    const keep = async (n: number) => kept.push(...(await importSource(name, Buffer.from(source(n)))))
    await keep(0) // loads the reader
    const before = used()
    for (let n = 1; n <= count; n += 1) await keep(n)
    expect(used() - before).toBeLessThan((count / 2) * size)
    expect(kept.at(-1)?.article?.title).toBe(`A title that is long ${count}`)
  })

  it('has its texts at their places', () => {
    const value = {
      list: ['a text that is long', 'short', null, 1, true],
      inner: { 'a key that is long': 'x'.repeat(50) },
    }
    const before = structuredClone(value)
    expect(ownTexts(value)).toBe(value)
    expect(value).toEqual(before)
  })
})
