/** The fixtures: `fixtures/<format>/<case>/source.*`, what is expected of each, and how it is imported. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Article } from '../../src/article/article.ts'
import type { Message } from '../../src/diagnostics/message.ts'
import { type Imported, type ImportOptions, importSource } from '../../src/pipeline.ts'
import { renderArticle } from '../../src/render-article.ts'
import type { SplitOptions } from '../../src/split/to-pieces.ts'

/** What `case.ts` exports as its default, if the case needs more than its source. */
export type CaseOptions = ImportOptions & SplitOptions

export interface Fixture {
  /** `<format>/<case>` */
  name: string
  folder: string
  /** The name of the source file, which is also the path that the record holds. */
  file: string
  bytes: Uint8Array
  options: CaseOptions
}

const root = fileURLToPath(new URL('../../fixtures/', import.meta.url))

/** Reads all fixtures, in the order of their names. Throws for a case without exactly one source. */
export async function readFixtures(): Promise<Fixture[]> {
  const names = foldersOf(root).flatMap((format) => foldersOf(join(root, format)).map((name) => `${format}/${name}`))
  return Promise.all(names.map(readFixture))
}

async function readFixture(name: string): Promise<Fixture> {
  const folder = join(root, name)
  const [file, ...more] = readdirSync(folder).filter((entry) => entry.startsWith('source.'))
  if (!file || more.length > 0)
    throw new Error(`Unexpected fixture \`${name}\`, expected exactly one file \`source.*\``)
  const caseFile = join(folder, 'case.ts')
  const options = existsSync(caseFile) ? (await import(pathToFileURL(caseFile).href)).default : {}
  return { name, folder, file, bytes: readFileSync(join(folder, file)), options }
}

/** Imports the one article of a fixture. */
export async function importFixture({ file, bytes, options }: Fixture, more: CaseOptions = {}): Promise<Imported> {
  const [imported, ...others] = await importSource(file, bytes, { ...options, ...more })
  if (!imported || others.length > 0) throw new Error(`Unexpected number of articles in \`${file}\`, expected one`)
  return imported
}

/** The page or the fragment that our own templates make of an article. */
export function render(article: Article, kind: 'page' | 'fragment', { profile }: CaseOptions = {}): string {
  return renderArticle(article, { fragment: kind === 'fragment', ...(profile && { profile }) })
}

/** One line a message: `line:column severity rule reason`, or `-` where there is no place. */
export function messageLines(messages: Message[]): string {
  return messages
    .map(({ place, severity, rule, reason }) => {
      const at = place ? `${place.start.line}:${place.start.column}` : '-'
      return `${at} ${severity} ${rule} ${reason}\n`
    })
    .join('')
}

function foldersOf(path: string): string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => basename(entry.name))
    .sort()
}
