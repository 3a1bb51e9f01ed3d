// An export of any size, made up in a temporary folder: how fast it is read, and in how much memory, against a bare XML
// tokenizer on the same file. Ends with 1 above a limit. `node bench/wxr.js --megabytes 2000 [--split-only]`

import { spawnSync } from 'node:child_process'
import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { SaxesParser } from 'saxes'
import { importAll } from '../dist/bulk/import-all.js'
import { standardLimits } from '../dist/diagnostics/limits.js'
import { profiles } from '../dist/meta/profiles.js'
import { indexWxr, splitWxr } from '../dist/split/wxr/split-wxr.js'
import { writeExport } from './wxr/write-export.js'

/** Resident memory at its peak, whatever the size of the file. */
const limitMegabytes = 200

/** How many times the CPU time of the bare tokenizer reading an export for its items may cost. */
const limitSplit = 3

/** What is measured, each in a process of its own; gives the number of items it saw. */
const roles = {
  async 'bare tokenizer'(path) {
    let items = 0
    const parser = new SaxesParser({ xmlns: true })
    parser.on('closetag', ({ name }) => {
      if (name === 'item') items++
    })
    for await (const chunk of createReadStream(path, 'utf8')) parser.write(chunk)
    parser.close()
    return items
  },
  async 'split into articles'(path) {
    let items = 0
    const libraries = new Map()
    const options = { path, limits: standardLimits }
    await indexWxr(createReadStream(path), libraries, options)
    for await (const part of splitWxr(createReadStream(path), libraries, options)) if ('piece' in part) items++
    return items
  },
  async 'import into records'(path) {
    let articles = 0
    for await (const { article } of importAll([path], { profile: profiles.alphanode, limits: standardLimits }))
      if (article) articles++
    return articles
  },
}

const { values } = parseArgs({
  options: {
    megabytes: { type: 'string', default: '30' },
    /** Leaves out the import into records, which takes most of the time. */
    'split-only': { type: 'boolean', default: false },
    role: { type: 'string' },
    file: { type: 'string' },
  },
  allowPositionals: true,
})
if (values.role) await play(values.role, values.file)
else await compare(Number(values.megabytes))

async function play(role, file) {
  const started = process.cpuUsage()
  const items = await roles[role](file)
  const { user, system } = process.cpuUsage(started)
  process.stdout.write(
    JSON.stringify({ items, seconds: (user + system) / 1e6, peak: process.resourceUsage().maxRSS / 1024 }),
  )
}

/** Measures each role on a part of the size and on all of it, so that growth shows. */
async function compare(megabytes) {
  const folder = mkdtempSync(join(tmpdir(), 'alphanode-bench-'))
  try {
    for (const size of [megabytes / 4, megabytes]) {
      const path = join(folder, 'site.xml')
      const made = await writeExport(path, size * 1e6)
      const bytes = statSync(path).size
      console.log(`\n${Math.round(bytes / 1e6)} MB: ${made.posts} posts, ${made.attachments} attachments`)
      let bare
      for (const role of Object.keys(roles)) {
        if (values['split-only'] && role.startsWith('import')) continue
        const { items, seconds, peak } = measured(role, path)
        bare ??= seconds
        const columns = [
          role.padEnd(22),
          `${items} items`.padStart(16),
          `${seconds.toFixed(1)} s CPU`.padStart(14),
          `${(bytes / 1e6 / seconds).toFixed(1)} MB/s`.padStart(13),
          `${(seconds / bare).toFixed(2)} ×`.padStart(10),
          `${Math.round(peak)} MB`.padStart(9),
        ]
        console.log(`  ${columns.join('')}`)
        if (peak > limitMegabytes) fail(`${role} took ${Math.round(peak)} MB, at most ${limitMegabytes} allowed`)
        if (role.startsWith('split') && seconds > bare * limitSplit) fail(`${role} took more than ${limitSplit} ×`)
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function measured(role, file) {
  const self = fileURLToPath(import.meta.url)
  const { stdout, stderr, status } = spawnSync(process.execPath, [self, '--role', role, '--file', file])
  if (status !== 0) throw new Error(`${role} failed: ${stderr}`)
  return JSON.parse(stdout)
}

function fail(reason) {
  console.log(`  ${reason}`)
  process.exitCode = 1
}
