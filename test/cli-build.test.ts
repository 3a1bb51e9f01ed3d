import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Built, build, run, workspace } from './cli-support.ts'
import { filesIn, post } from './support/site.ts'

let built: Built
beforeAll(() => {
  built = build()
})
afterAll(() => built.remove())

const buildSite = (cwd: string, ...args: string[]) => run(process.execPath, [built.main, 'build', ...args], { cwd })

test('--watch makes a page again when its source is edited, and an article that comes', {
  timeout: 120_000,
}, async () => {
  const folder = workspace({ 'posts/a.md': post('Clocks', {}, 'They tick.'), 'posts/b.md': post('Bells') })
  const page = join(folder, 'site/articles/clocks.html')
  const args = [built.main, 'build', 'posts', '--watch']
  const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  try {
    await until(() => existsSync(page))
    await edited(join(folder, 'posts/a.md'), post('Clocks', {}, 'They strike.'), () =>
      readFileSync(page, 'utf8').includes('They strike.'),
    )
    await edited(join(folder, 'posts/c.md'), post('Dials'), () => existsSync(join(folder, 'site/articles/dials.html')))
    expect(readFileSync(join(folder, 'site/index.html'), 'utf8')).toContain('Dials')
  } finally {
    child.kill('SIGINT')
  }
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
})

/** Writes a file until it was seen: nobody says when watching has begun. */
async function edited(path: string, text: string, isDone: () => boolean): Promise<void> {
  await until(async () => {
    if (!isDone()) writeFileSync(path, text)
    await setTimeout(1_000)
    return isDone()
  })
}

async function until(isDone: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isDone())) await setTimeout(100)
}

test('a synthesized world is built without its truth', async () => {
  const folder = workspace()
  await run(process.execPath, [built.main, 'synth', '--count', '2', '--formats', 'markdown', '--out', 'world'], {
    cwd: folder,
  })
  expect(existsSync(join(folder, 'world/truth.ndjson'))).toBe(true)
  const { code, stderr } = await buildSite(folder, 'world', '--on-collision', 'suffix')
  expect(stderr).toMatch(/2 articles/)
  expect(code).toBe(0)
})

test('--max-width and --redirects are flags, and settings', { timeout: 60_000 }, async () => {
  const wide = await sharp({ create: { width: 400, height: 200, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  const facts = { url: 'https://old.example/clocks/' }
  const folder = workspace({ 'posts/wide.png': wide, 'posts/a.md': post('Clocks', facts, '![red](wide.png)') })
  const sizes = () => /width="\d+" height="\d+"/.exec(filesIn(join(folder, 'site'))['articles/clocks.html'] ?? '')?.[0]
  await buildSite(folder, 'posts')
  expect(sizes()).toBe('width="400" height="200"')
  await buildSite(folder, 'posts', '--max-width', '100', '--redirects')
  expect(sizes()).toBe('width="100" height="50"')
  expect(filesIn(join(folder, 'site'))._redirects).toContain('/clocks/ /articles/clocks.html 301')
  writeFileSync(join(folder, 'alphanode.config.js'), 'export default { site: { maxWidth: 200, redirects: true } }')
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}')
  await buildSite(folder, 'posts')
  expect(sizes()).toBe('width="200" height="100"')
  const { code, stderr } = await buildSite(folder, 'posts', '--max-width', 'wide')
  expect(stderr).toContain('Unexpected --max-width `wide`, expected a number of pixels')
  expect(code).toBe(2)
})
