// Runs the benches: `npm run bench`, or one of them with `npm run bench -- --filter stages`. Each is a process of its own.

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'

/** What each bench answers. To add one: a file beside this one, and a line here. */
const benches = {
  synth: 'What does it cost to synthesize an article, next to importing it?',
  stages: 'How long is a theme page on its way to a record and back to HTML, and where does the time go?',
  startup: 'What does it cost to load the library, and the first article of each format?',
  wxr: 'How fast is a WordPress export read, and in how much memory, however large it is?',
  markdown: 'How long is a Markdown file on its way to a record?',
}

const { values, positionals } = parseArgs({
  options: { filter: { type: 'string', default: '' } },
  allowPositionals: true,
})

for (const [name, question] of Object.entries(benches)) {
  const file = fileURLToPath(new URL(`${name}.js`, import.meta.url))
  if (!name.includes(values.filter) || !existsSync(file)) continue
  console.log(`\n${name}: ${question}`)
  const { status } = spawnSync(process.execPath, [file, ...positionals], { stdio: 'inherit' })
  if (status !== 0) process.exitCode = 1
}
