import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Built, build, run, workspace } from './cli-support.ts'

let built: Built
beforeAll(() => {
  built = build()
})
afterAll(() => built.remove())

const alphanode = (cwd: string, ...args: string[]) => run(process.execPath, [built.main, ...args], { cwd })

describe('synth and import --truth', () => {
  test('a world is read as its truth says; what is changed or gone is told', async () => {
    const cwd = workspace()
    const options = [
      '--count',
      '4',
      '--sizes',
      'small',
      '--noise',
      '0',
      '--skins',
      'classic,hugo,dump,rest-edit,block-editor',
    ]
    expect((await alphanode(cwd, 'synth', ...options, '--out', 'world')).code).toBe(0)
    const right = await alphanode(cwd, 'import', 'world', '--truth', 'world/truth.ndjson')
    expect(right.stdout).toMatch(/^field .*\nid +16 +16 +100 %$/m)
    expect(right.stdout).toMatch(/^skin .*\n(?:classic|hugo) +html/m)
    expect(right.stdout).toMatch(/^all +16 +16$/m)
    expect(right.code).toBe(0)

    const [first] = readFileSync(join(cwd, 'world/truth.ndjson'), 'utf8').split('\n')
    const { sources, article } = JSON.parse(first ?? '')
    const path = join(cwd, 'world', sources.find((source: { skin: string }) => source.skin === 'dump').path)
    writeFileSync(path, readFileSync(path, 'utf8').replace(article.title, 'Another title altogether'))
    const wrong = await alphanode(cwd, 'import', 'world/text', '--truth', 'world/truth.ndjson', '--json')
    const score = JSON.parse(wrong.stdout)
    expect(score.skins).toEqual({ dump: { articles: 4, equal: 3, wrong: { title: 1 } } })
    expect(score.fields.title).toEqual({ articles: score.fields.id.articles, equal: score.fields.id.articles - 1 })
    expect(score.differences[0].difference).toContain('"Another title altogether"')
    expect(wrong.code).toBe(1)

    writeFileSync(path, '')
    const empty = await alphanode(cwd, 'import', 'world/text', '--truth', 'world/truth.ndjson', '-q')
    expect(empty.stdout).toMatch(/^dump +text +4 +3 +article 1$/m)
  })

  test('without a folder, records or one format go to stdout', async () => {
    const cwd = workspace()
    const records = await alphanode(cwd, 'synth', '--count', '2', '--first', '41')
    expect(
      records.stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).id),
    ).toEqual(['synth-000041', 'synth-000042'])
    const answer = await alphanode(cwd, 'synth', '--count', '2', '--formats', 'rest')
    expect(JSON.parse(answer.stdout)).toHaveLength(2)
    expect((await alphanode(cwd, 'synth', '--count', '2', '--formats', 'html')).stderr).toContain(
      '--out writes a file for each',
    )
    expect((await alphanode(cwd, 'synth', '--skins', 'nowhere')).stderr).toContain(
      'Unexpected skin `nowhere`, expected classic',
    )
  })

  test('a file that is no truth is refused', async () => {
    const cwd = workspace({ 'a.md': '# A\n', 'truth.ndjson': '{"index":1}\n' })
    const { code, stderr } = await alphanode(cwd, 'import', 'a.md', '--truth', 'truth.ndjson')
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining('expected the truth that alphanode synth writes'),
    })
  })
})
