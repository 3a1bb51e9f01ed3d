import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

interface Weakening {
  name: string
  edits: { file: string; find: string | RegExp; replace: string }[]
}

const list = new URL('weaken/weakenings.js', import.meta.url).href
const { weakenings }: { weakenings: Weakening[] } = await import(list)
const project = fileURLToPath(new URL('../', import.meta.url))

test.each(weakenings)('npm run weaken can still make it so that $name', ({ edits }) => {
  const texts = new Map<string, string>()
  for (const { file, find, replace } of edits) {
    const text = texts.get(file) ?? readFileSync(project + file, 'utf8')
    const weakened = text.replace(find, () => replace)
    expect(weakened, `${file} holds ${find}`).not.toBe(text)
    texts.set(file, weakened)
  }
})
