// An import script: every source of a folder into records, and a list of what a person should look at.
// node examples/import-script.js [folder]

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { importSource } from 'alphanode'

const folder = process.argv[2] ?? fileURLToPath(new URL('sources/', import.meta.url))
const toReview = []

for (const name of readdirSync(folder).sort()) {
  for (const { article, messages } of await importSource(name, readFileSync(join(folder, name)))) {
    if (article) await save(article)
    toReview.push(...messages.filter(({ severity }) => severity !== 'info'))
  }
}

console.log(`\n${toReview.length} to review`)
for (const { file, place, reason } of toReview) console.log(`  ${file}:${place?.start.line ?? 1}  ${reason}`)

/** Here your own program begins: `article` is plain, validated JSON. */
async function save({ slug, title, publishedAt, meta }) {
  console.log(JSON.stringify({ slug, title, publishedAt, stack: meta.values.stack }))
}
