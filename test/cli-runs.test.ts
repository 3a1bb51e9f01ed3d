import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { changedFields } from '../src/article/changed-fields.ts'
import { type Built, build, run, workspace } from './cli-support.ts'
import { tar, zip } from './support/archives.ts'

let built: Built
beforeAll(() => {
  built = build()
})
afterAll(() => built.remove())

const alphanode = (args: string, cwd: string) => run(process.execPath, [built.main, ...args.split(' ')], { cwd })

const post = (title: string, words = 'Words that make a paragraph.') => `# ${title}\n\n${words}\n`
const page = (title: string) =>
  `<title>${title}</title><article><h1>${title}</h1><p>Text <a href="javascript:x()">here</a>.</p></article>`

/** How a plan calls what a run did. */
const planned = { created: 'create', updated: 'update', same: 'same', taken: 'conflict', unreadable: 'unreadable' }

test('a dry run says what the run does, runs are kept, and can be asked what changed and failed', async () => {
  const cwd = workspace({
    'posts/a.md': post('A'),
    'posts/b.html': page('B'),
    'posts/c.md': post('Twin'),
    'posts/d.md': post('Twin', 'Other words.'),
    'posts/e.md': '',
  })
  const linesOf = ({ stdout }: { stdout: string }) => stdout.trimEnd().split('\n')
  const planOf = async () => linesOf(await alphanode('import posts --to all.db --dry-run --fail-on never', cwd))
  const readingsOf = async (number: number) => {
    const [head, ...readings] = linesOf(await alphanode(`runs all.db ${number} --json`, cwd)).map((line) =>
      JSON.parse(line),
    )
    return { head, readings }
  }
  /** What a run did, in the words of a plan; the same sources are not among its readings. */
  const doneBy = async (number: number) =>
    (await readingsOf(number)).readings.map(
      ({ change, id, path }: { change: keyof typeof planned; id?: string; path: string }) =>
        `${planned[change].padEnd(10)}  ${change === 'taken' ? 'twin' : (id ?? path)}  ${path}`,
    )

  const first = await planOf()
  expect((await alphanode('import posts --to all.db', cwd)).code).toBe(1)
  expect(await doneBy(1)).toEqual(first)
  expect(first.map((line) => line.split(' ')[0])).toEqual(['create', 'create', 'create', 'conflict', 'unreadable'])

  writeFileSync(join(cwd, 'posts/a.md'), post('A', 'Words that changed.'))
  writeFileSync(join(cwd, 'posts/e.md'), post('E'))
  const second = await planOf()
  await alphanode('import posts --to all.db --fail-on never', cwd)
  expect(await doneBy(2)).toEqual(second.filter((line) => !line.startsWith('same')))
  expect(second.map((line) => line.split(' ')[0])).toEqual(['update', 'same', 'same', 'conflict', 'create'])

  const { head, readings } = await readingsOf(1)
  expect(head).toMatchObject({
    id: 1,
    state: 'finished',
    asked: { paths: ['posts'], to: 'all.db' },
    counts: { created: 3, updated: 0, same: 0, taken: 1, unreadable: 1 },
  })
  expect(head.losses.map(({ rule }: { rule: string }) => rule)).toContain('clean/url')
  expect(readings.at(-1)).toMatchObject({
    path: 'posts/e.md',
    messages: [{ rule: 'source/empty', file: 'posts/e.md' }],
  })

  const list = linesOf(await alphanode('runs all.db', cwd))
  expect(list.map((line) => line.trim().replace(/\s+\S+Z\s+/, ' '))).toEqual([
    '1 finished     3 created, 1 left out, 1 unreadable  posts',
    '2 finished     1 created, 1 updated, 2 same, 1 left out  posts',
  ])
  const failed = (await alphanode('runs all.db 1 --failed', cwd)).stdout
  expect(failed).toContain('conflict    posts/d.md  posts/d.md')
  expect(failed).toContain('taken by `posts/c.md`')
  expect(failed).not.toContain('create  ')

  const changes = linesOf(await alphanode('diff all.db 1 2', cwd))
  expect(changes).toEqual([
    'updated  posts/a.md',
    expect.stringMatching(/^ {2}lead: .* → "Words that changed\."$/),
    expect.stringMatching(/^ {2}body\.html: /),
    expect.stringMatching(/^ {2}body\.text: "A?.*Words that make a paragraph\." → /),
    expect.stringMatching(/^ {2}body\.words: /),
    expect.stringMatching(/^ {2}source\.sha256: /),
    'created  posts/e.md',
  ])

  const again = await alphanode('import --to all.db --only-failed 2 --on-collision suffix', cwd)
  expect(again.stderr).toContain('all.db: 1 created, 4 same')
  const none = await alphanode('import posts --to all.db --since 3', cwd)
  expect(none).toMatchObject({ code: 0, stderr: expect.stringContaining('all.db: 4 same') })
  writeFileSync(join(cwd, 'posts/b.html'), page('C'))
  expect((await alphanode('import posts --to all.db --since 3', cwd)).stderr).toContain('all.db: 1 updated, 3 same')

  expect(await alphanode('runs all.db --keep 2', cwd)).toMatchObject({ code: 0, stderr: '3 runs forgotten\n' })
  expect(linesOf(await alphanode('runs all.db', cwd))).toHaveLength(2)

  for (const [args, reason] of [
    ['runs all.db --keep 0', 'Expected a number of runs from 1 on'],
    ['runs all.db 99', 'Unexpected run 99'],
    ['runs all.db x', 'expected the number of a run'],
    ['runs gone.db', 'expected one that is there'],
    ['diff all.db 2 1', 'expected the earlier one first'],
    ['import posts --only-failed 1', 'expected --to'],
  ] as const) {
    expect(await alphanode(args, cwd)).toMatchObject({ code: 2, stderr: expect.stringContaining(reason) })
  }
}, 300_000)

test('what failed of a list is read again from that list', async () => {
  const cwd = workspace({ 'a.md': post('A'), 'b.md': '', list: 'a.md\nb.md\n' })
  await alphanode('import --from-file list --to all.db', cwd)
  writeFileSync(join(cwd, 'b.md'), post('B'))
  const again = await alphanode('import --to all.db --only-failed 1', cwd)
  expect(again).toMatchObject({ code: 0, stderr: expect.stringContaining('all.db: 1 created, 1 same') })

  await run(process.execPath, [built.main, 'import', '--from-file', '-', '--to', 'piped.db'], { cwd, input: 'a.md\n' })
  expect(await alphanode('import --to piped.db --only-failed 1', cwd)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('expected it once more: --from-file -'),
  })
}, 300_000)

test('archives are taken from standard input, and known by what is in them', async () => {
  const cwd = workspace()
  const members = [
    { name: 'one.html', content: page('One') },
    { name: 'two.md', content: post('Two') },
  ]
  for (const bytes of [tar(members), gzipSync(tar(members)), zip(members)]) {
    const { code, stdout } = await run(process.execPath, [built.main, 'import', '-'], { cwd, input: bytes })
    const records = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect({ code, found: records.map(({ title, source }) => [title, source.path]) }).toEqual({
      code: 0,
      found: [
        ['One', '-!/one.html'],
        ['Two', '-!/two.md'],
      ],
    })
  }
}, 300_000)

test('the fields of two records that differ are told by their paths', () => {
  const before = { title: 'A', body: { text: 'x', words: 1 }, tags: ['a', 'b'], meta: { values: { k: { d: 1 } } } }
  const after = {
    title: 'A',
    body: { text: 'y', words: 1 },
    tags: ['b'],
    meta: { values: { k: { d: 2 }, n: null } },
    url: 'u',
  }
  expect(changedFields(before, after)).toEqual([
    { path: 'body.text', before: 'x', after: 'y' },
    { path: 'tags', before: ['a', 'b'], after: ['b'] },
    { path: 'meta.values.k.d', before: 1, after: 2 },
    { path: 'meta.values.n', after: null },
    { path: 'url', after: 'u' },
  ])
  expect(changedFields({ a: 1, b: 2 }, { b: 2, a: 1 })).toEqual([
    { path: '', before: { a: 1, b: 2 }, after: { b: 2, a: 1 } },
  ])
  expect(changedFields(before, before)).toEqual([])
})
