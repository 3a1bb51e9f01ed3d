// Prints what comes of every fixture without a case.ts, for test/laws.test.ts, which starts it under other settings.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { importSource, renderArticle } from '../../dist/index.js'

const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url))

for (const format of readdirSync(fixtures).sort()) {
  for (const name of readdirSync(join(fixtures, format)).sort()) {
    const folder = join(fixtures, format, name)
    const file = readdirSync(folder).find((entry) => entry.startsWith('source.'))
    if (!file || existsSync(join(folder, 'case.ts'))) continue
    const results = await importSource(file, readFileSync(join(folder, file)))
    const pages = results.map(({ article }) => article && renderArticle(article))
    console.log(JSON.stringify({ format, name, results, pages }))
  }
}
