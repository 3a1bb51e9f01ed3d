import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Built, build, copyExamples, examplesWorkspace, run, workspace } from './cli-support.ts'

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')

/** The code blocks of one language, with the line they begin in. */
function blocks(language: string): { line: number; code: string }[] {
  return [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map((match) => ({
    line: readme.slice(0, match.index).split('\n').length + 1,
    code: match[1] ?? '',
  }))
}

let built: Built
beforeAll(() => {
  built = build({ withLibrary: true })
})
afterAll(() => built.remove())

describe('README: shell', () => {
  test.each(blocks('sh').filter(({ code }) => code.startsWith('npx alphanode ')))('line $line', async ({ code }) => {
    const cwd = examplesWorkspace(built)
    const command = code.replaceAll('npx alphanode', `"${process.execPath}" "${built.main}"`)
    const { code: exit, stderr } = await run('sh', ['-ec', command], { cwd })
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: expect.not.stringMatching(/error/) })
  })

  test('every command has its line', () => {
    const shown = blocks('sh').map(({ code }) => /^npx alphanode (\w+)/.exec(code)?.[1])
    expect(new Set(shown.filter(Boolean))).toEqual(
      new Set(['import', 'render', 'build', 'init', 'check', 'inspect', 'synth']),
    )
  })
})

describe('README: JavaScript', () => {
  const [config, ...others] = blocks('js')
  const isTest = ({ code }: { code: string }) => code.includes("from 'vitest'")
  const programs = others.filter((block) => !isTest(block))

  test.each(programs)('line $line prints what its comments say', async ({ code }) => {
    const cwd = examplesWorkspace(built)
    writeFileSync(join(cwd, 'program.mjs'), code)
    const { code: exit, stdout, stderr } = await run(process.execPath, ['program.mjs'], { cwd })
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' })
    const promised = [...code.matchAll(/^console\.log\(.*\) \/\/ (.*)$/gm)].map(([, shown = '']) =>
      shown.replace(/^'(.*)'$/, '$1'),
    )
    expect(stdout.split('\n').slice(0, promised.length)).toEqual(promised)
  })

  test.each(others.filter(isTest))('line $line is the example that test/vitest-entry.test.ts runs', ({ code }) => {
    const example = readFileSync(new URL('../examples/vitest/posts.test.js', import.meta.url), 'utf8')
    expect(example.endsWith(code)).toBe(true)
  })

  test('the config file is one', async () => {
    const cwd = workspace({ 'alphanode.config.mjs': config?.code ?? '', 'a.md': '# A\n\nText.\n' })
    const { code, stdout } = await run(process.execPath, [built.main, 'import', 'a.md'], { cwd })
    expect(code).toBe(0)
    expect(JSON.parse(stdout).meta.profile).toBe('generic')
  })
})

describe('examples', () => {
  test.each([
    [
      'tour.js',
      ['queues.html: Queues that say no', 'guessed', 'lost', '14 | <dt>reading time</dt>', 'examples/out/queues.html'],
    ],
    ['import-script.js', ['"slug":"queues-that-say-no"', 'to review']],
  ])('%s', async (name, said) => {
    // The tour looks behind the public door, so it runs inside the package.
    copyExamples(built.root)
    const { code, stdout, stderr } = await run(process.execPath, [join('examples', name)], { cwd: built.root })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    for (const text of said) expect(stdout).toContain(text)
  })
})
