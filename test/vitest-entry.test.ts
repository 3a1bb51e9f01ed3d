/** `alphanode/vitest` and `alphanode/synth` as a user has them: through the package's own doors, in a Vitest of its own. */

import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Built, build, copyExamples, type Ran, run, workspace } from './cli-support.ts'

const project = fileURLToPath(new URL('..', import.meta.url))

let built: Built
beforeAll(() => {
  built = build({ withLibrary: true })
})
afterAll(() => built.remove())

/** A copy of `examples/vitest` beside which `alphanode` and Vitest are installed. */
function exampleFolder(): string {
  const folder = workspace()
  copyExamples(folder)
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(built.root, join(folder, 'node_modules/alphanode'))
  symlinkSync(join(project, 'node_modules/vitest'), join(folder, 'node_modules/vitest'))
  return join(folder, 'examples/vitest')
}

const runVitest = (cwd: string, env: Record<string, string> = {}): Promise<Ran> =>
  run(process.execPath, [join(project, 'node_modules/vitest/vitest.mjs'), 'run', '--testTimeout=60000'], {
    cwd,
    env: { UPDATE: '', ...env },
  })

describe('the example', () => {
  test('passes', async () => {
    const { code, stdout, stderr } = await runVitest(exampleFolder())
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toContain('2 passed')
  })

  test('says what does not hold and why, leaves the real output, and takes it over on demand', async () => {
    const folder = exampleFolder()
    const expected = join(folder, 'posts/clocks/article.json')
    const tests = join(folder, 'posts.test.js')
    const [right, rightTests] = [readFileSync(expected, 'utf8'), readFileSync(tests, 'utf8')]
    const wrongTests = `
test('wrong title', () => expect({ messages: [], article: { title: 'Tides' } }).toMatchArticle({ title: 'Waves' }))
test('no such message', () => expect({ messages: [] }).toHaveMessage('read/no-title'))
test('no article', () => expect({ messages: [] }).toRoundTrip())
`
    writeFileSync(expected, right.replace('"Clocks"', '"Cogs"'))
    rmSync(join(folder, 'posts/clocks/messages.txt'))
    writeFileSync(tests, rightTests + wrongTests)

    const { code, stderr } = await runVitest(folder)
    expect(code).toBe(1)
    for (const said of [
      'article.json /title: expected "Cogs", got "Clocks"',
      'messages.txt: is missing',
      '/title: expected "Waves", got "Tides"',
      'expected a message `read/no-title`',
      'expected an article, got none',
    ])
      expect(stderr).toContain(said)
    expect(readFileSync(join(folder, 'posts/clocks/_actual/article.json'), 'utf8')).toBe(right)

    writeFileSync(tests, rightTests)
    expect((await runVitest(folder, { UPDATE: '1' })).code).toBe(0)
    expect(readFileSync(expected, 'utf8')).toBe(right)
  })
})

test('docs/synth.md: the library prints what its comment says', async () => {
  const folder = exampleFolder()
  const [, code = ''] = /```js\n([\s\S]*?)```/.exec(readFileSync(join(project, 'docs/synth.md'), 'utf8')) ?? []
  writeFileSync(join(folder, 'program.mjs'), code)
  const { stdout, stderr } = await run(process.execPath, ['program.mjs'], { cwd: folder })
  expect({ stdout, stderr }).toEqual({ stdout: '[]\n', stderr: '' })
})
