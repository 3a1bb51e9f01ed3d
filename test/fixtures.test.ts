import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Article } from '../src/article/article.ts'
import { firstDifference, firstLineDifference } from './support/first-difference.ts'
import { type Fixture, importFixture, messageLines, readFixtures, render } from './support/fixtures.ts'

const updating = Boolean(process.env.UPDATE)

/** What a case may expect. `article.*` are absent exactly when no article comes out. */
const expectedFiles = ['article.json', 'article.html', 'messages.txt'] as const
type Outputs = Partial<Record<(typeof expectedFiles)[number], string>>

test.each(await readFixtures())('$name', async (fixture) => {
  const outputs = await outputsOf(fixture)
  if (updating) return rewrite(fixture.folder, outputs)

  const differences = expectedFiles.flatMap((file) => compare(fixture.folder, file, outputs[file]) ?? [])
  const actual = join(fixture.folder, '_actual')
  rmSync(actual, { recursive: true, force: true })
  if (differences.length > 0) rewrite(actual, outputs)
  expect(differences, `the real output is in ${actual}; UPDATE=1 takes it over`).toEqual([])
})

async function outputsOf(fixture: Fixture): Promise<Outputs> {
  const { article, messages } = await importFixture(fixture)
  return {
    ...(article && {
      'article.json': json(article),
      'article.html': `${render(article, 'fragment', fixture.options)}\n`,
    }),
    'messages.txt': messageLines(messages),
  }
}

/** The record without its hash, which would say again that the source changed. */
function json({ source: { sha256: _, ...source }, ...article }: Article): string {
  return `${JSON.stringify({ ...article, source }, undefined, 2)}\n`
}

/** Says in one line how a file differs from what is expected, a missing one too. */
function compare(folder: string, file: string, actual: string | undefined): string | undefined {
  const path = join(folder, file)
  if (!existsSync(path)) return actual === undefined ? undefined : `${file}: is missing`
  if (actual === undefined) return `${file}: expected an article, got none`
  const expected = readFileSync(path, 'utf8')
  const difference = file.endsWith('.json')
    ? firstDifference(JSON.parse(expected), JSON.parse(actual))
    : firstLineDifference(expected, actual)
  return difference && `${file} ${difference}`
}

function rewrite(folder: string, outputs: Outputs): void {
  mkdirSync(folder, { recursive: true })
  for (const file of expectedFiles) {
    const content = outputs[file]
    if (content === undefined) rmSync(join(folder, file), { force: true })
    else writeFileSync(join(folder, file), content)
  }
}
