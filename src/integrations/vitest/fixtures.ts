/** Tests of folders: a source, and what should come of it. */

import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { globSync } from 'tinyglobby'
import { test } from 'vitest'
import type { Article } from '../../article/article.ts'
import { firstDifference, firstLineDifference } from '../../article/difference.ts'
import type { Message } from '../../diagnostics/message.ts'
import { type ImportOptions, importSource } from '../../pipeline.ts'

export interface FixtureOptions extends ImportOptions {
  /** Takes the real output over instead of comparing it. Default: whether the environment has `UPDATE`. */
  update?: boolean
}

/**
 * Makes one test of every folder that the pattern names and that holds a `source.*`: `fixtures('fixtures/**')`. The source
 * is imported; the record is compared with `article.json` and what was said of it with `messages.txt`. A missing file
 * fails; the real output is left in `_actual/`. Throws if there is no such folder.
 */
export function fixtures(
  pattern: string,
  { update = Boolean(process.env.UPDATE), ...options }: FixtureOptions = {},
): void {
  const sources = globSync(`${pattern}/source.*`, { expandDirectories: false }).sort()
  if (sources.length === 0) throw new Error(`Unexpected pattern \`${pattern}\`, expected folders that hold a source.*`)
  test.each(sources)('%s', async (source) => {
    const folder = dirname(source)
    const outputs = await outputsOf(source, options)
    const actual = join(folder, '_actual')
    rmSync(actual, { recursive: true, force: true })
    if (update) return rewrite(folder, outputs)
    const differences = expectedFiles.flatMap((file) => compareFile(folder, file, outputs[file]) ?? [])
    if (differences.length === 0) return
    rewrite(actual, outputs)
    throw new Error([...differences, `the real output is in ${actual}; UPDATE=1 takes it over`].join('\n'))
  })
}

/** What a case may expect; `article.json` is absent exactly when no article comes out. */
const expectedFiles = ['article.json', 'messages.txt'] as const
type Outputs = Partial<Record<(typeof expectedFiles)[number], string>>

async function outputsOf(source: string, options: ImportOptions): Promise<Outputs> {
  const [found, ...others] = await importSource(basename(source), readFileSync(source), options)
  if (!found || others.length > 0) throw new Error(`Unexpected number of articles in ${source}, expected one`)
  return { ...(found.article && { 'article.json': json(found.article) }), 'messages.txt': messageLines(found.messages) }
}

/** The record without its hash, which would say again that the source changed. */
function json({ source: { sha256: _, ...source }, ...article }: Article): string {
  return `${JSON.stringify({ ...article, source }, undefined, 2)}\n`
}

/** One line a message: `line:column severity rule reason`, or `-` where there is no place. */
function messageLines(messages: Message[]): string {
  const at = ({ place }: Message) => (place ? `${place.start.line}:${place.start.column}` : '-')
  return messages.map((message) => `${at(message)} ${message.severity} ${message.rule} ${message.reason}\n`).join('')
}

/** Says in one line how a file differs from what is expected, a missing one too. */
function compareFile(folder: string, file: string, actual: string | undefined): string | undefined {
  const path = join(folder, file)
  if (!existsSync(path)) return actual === undefined ? undefined : `${file}: is missing`
  if (actual === undefined) return `${file}: expected an article, got none`
  const expected = readFileSync(path, 'utf8')
  const isJson = file.endsWith('.json')
  const difference = isJson
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
