// Prints what comes of every fixture without a case.ts, for test/laws.test.ts, which starts it under other settings.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { profiles } from '../../dist/index.js'
import { importSource } from '../../dist/pipeline.js'
import { createRenderer } from '../../dist/render/renderer.js'
import { ownTemplates, readTemplates } from '../../dist/templates.js'

const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url))
const renderer = createRenderer(readTemplates(ownTemplates))

for (const format of readdirSync(fixtures).sort()) {
  for (const name of readdirSync(join(fixtures, format)).sort()) {
    const folder = join(fixtures, format, name)
    const file = readdirSync(folder).find((entry) => entry.startsWith('source.'))
    if (!file || existsSync(join(folder, 'case.ts'))) continue
    const results = await importSource(file, readFileSync(join(folder, file)))
    const pages = results.map(({ article }) => article && renderer.page(article, { profile: profiles.alphanode }))
    console.log(JSON.stringify({ format, name, results, pages }))
  }
}
