/** Builds that are killed: what is there is whole, and the next build ends with what an unkilled one makes. */

import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Built, build, run, workspace } from './cli-support.ts'
import { filesIn, post } from './support/site.ts'

let built: Built
beforeAll(() => {
  built = build()
})
afterAll(() => built.remove())

const count = 40
const text = Array.from({ length: 40 }, (_, index) => `Paragraph ${index} of some words.`).join('\n\n')

function posts(version: string): Record<string, string> {
  const all = Array.from({ length: count }, (_, index) => [
    `posts/${index}.md`,
    post(`Post ${index}`, { date: '2026-01-03', tags: [`tag ${index % 7}`] }, `Version ${version}.\n\n${text}`),
  ])
  return Object.fromEntries(all)
}

/** Relative paths: articles without an id are known by theirs. */
const args = () => [built.main, 'build', 'posts', '--out', 'site', '--cache', 'cache', '-q']
const buildIn = (folder: string) => run(process.execPath, args(), { cwd: folder })

/** The names in a folder that a build may take away at any moment. */
function entriesOf(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/** Begins a build and kills it as soon as something holds, unless it is done before. */
function killedBuild(folder: string, when: () => boolean): Promise<boolean> {
  const child = spawn(process.execPath, args(), { stdio: 'ignore', cwd: folder })
  const timer = setInterval(() => when() && child.kill('SIGKILL'), 1)
  return new Promise((done) => {
    child.on('close', (_, signal) => {
      clearInterval(timer)
      done(signal === 'SIGKILL')
    })
  })
}

test('a build that is killed at any moment leaves whole pages, and the next one ends the work', async () => {
  const folder = workspace(posts('one'))
  await buildIn(folder)
  const before = filesIn(join(folder, 'site'))
  const [state = ''] = readdirSync(join(folder, 'cache'))
  const inState = (name: string) => join(folder, 'cache', state, name)
  for (const [name, content] of Object.entries(posts('two'))) writeFileSync(join(folder, name), content)
  const other = workspace(posts('two'))
  await buildIn(other)
  const after = filesIn(join(other, 'site'))

  const staged = () => entriesOf(inState('stage/articles')).length
  const isNew = (path: string) => readFileSync(join(folder, 'site', path), 'utf8') === after[path]
  const moments: Record<string, () => boolean> = {
    'the first page is staged': () => staged() > 0,
    'half of the pages are staged': () => staged() > count / 2,
    'the change begins': () => existsSync(inState('changes.json')),
    'a page is in place': () => isNew('articles/post-1.html'),
  }
  let killed = 0
  for (const [moment, when] of Object.entries(moments)) {
    if (await killedBuild(folder, when)) killed += 1
    for (const [path, content] of Object.entries(filesIn(join(folder, 'site')))) {
      expect([before[path], after[path]], `${path} when ${moment}`).toContain(content)
    }
  }
  expect(killed).toBeGreaterThan(0)
  expect(await buildIn(folder)).toMatchObject({ code: 0 })
  expect(filesIn(join(folder, 'site'))).toEqual(after)
  expect(readdirSync(join(folder, 'cache', state)).sort()).toEqual(['manifest.ndjson', 'records-a.ndjson'])
}, 300_000)
