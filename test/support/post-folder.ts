/** A folder of posts as WordPress gave them back: `<post>/page.<theme>.html`, `rest.json`, `rest.edit.json`, and `site.wxr.xml` beside them. */

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Imported, importSource } from '../../src/pipeline.ts'
import { toMarkdown } from '../../src/render/to-markdown.ts'
import type { Reading, Way } from './limits.ts'

export interface NamedReading extends Reading {
  /** The format, and the theme or tool after a colon. */
  name: string
}

/** What the files of a post are, by name. A page that is one of several is another article. */
const files: [name: RegExp, way: Way][] = [
  [/^page\.(\w+)\.html$/, 'page'],
  [/^rest\.(edit)\.json$/, 'rest-edit'],
  [/^(rest)\.json$/, 'rest'],
  [/^dump\.([\w-]+)\.txt$/, 'text'],
]
const severalPages = /^page\.\w+\.p2\.html$/

/** Reads every post of the folder in every way there is, and in the Markdown that its export is written as. */
export async function readPosts(folder: string): Promise<Map<string, NamedReading[]>> {
  const site = await importSource('site.wxr.xml', readFileSync(join(folder, 'site.wxr.xml')))
  const exported = new Map(site.map((imported) => [imported.article?.url, imported]))
  const posts = new Map<string, NamedReading[]>()
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const post = join(folder, entry.name)
    if (!entry.isDirectory() || !existsSync(join(post, 'rest.edit.json'))) continue
    const readings = await readPost(post)
    const url = readings.find(({ way }) => way === 'rest-edit')?.article.url
    posts.set(entry.name, [...(await readExport(exported.get(url))), ...readings])
  }
  return posts
}

async function readPost(folder: string): Promise<NamedReading[]> {
  const names = readdirSync(folder)
  const isSplit = names.some((name) => severalPages.test(name))
  const readings: NamedReading[] = []
  for (const name of names) {
    for (const [pattern, way] of files) {
      const variant = pattern.exec(name)?.[1]
      if (!variant || (way === 'page' && isSplit)) continue
      const imported = await importSource(name, readFileSync(join(folder, name)))
      readings.push(
        ...toReading(
          imported.find(({ article }) => article),
          way,
          `${way}:${variant}`,
        ),
      )
    }
  }
  return readings
}

async function readExport(imported: Imported | undefined): Promise<NamedReading[]> {
  if (!imported?.article) return []
  const [again] = await importSource('again.md', new TextEncoder().encode(toMarkdown(imported.article)))
  return [...toReading(imported, 'wxr', 'wxr'), ...toReading(again, 'markdown', 'markdown')]
}

function toReading(imported: Imported | undefined, way: Way, name: string): NamedReading[] {
  return imported?.article ? [{ name, way, article: imported.article, messages: imported.messages }] : []
}
