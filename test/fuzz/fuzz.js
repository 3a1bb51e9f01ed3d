#!/usr/bin/env node
/**
 * Reads, cleans, renders and reads again what became of sources by accident or malice, and looks for what breaks.
 *
 *   npm run fuzz -- --minutes 10 [--jobs 2] [--seed 1] [--first 0] [--forms]
 *   npm run fuzz -- --replay _actual/fuzz/FILE     what is broken for one file, whose extension is its format
 *
 * What is found lies in `_actual/fuzz/`, made as small as can be, each kind once. Exits with 1 if something was found.
 */

import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { createExaminer } from './examiner.js'
import { makeInput } from './make-input.js'
import { minimize } from './minimize.js'

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    jobs: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    first: { type: 'string', default: '0' },
    forms: { type: 'boolean', default: false },
    replay: { type: 'string' },
  },
})
const { forms } = values
const [minutes, jobs, seed, first] = [values.minutes, values.jobs, values.seed, values.first].map(Number)
const folder = fileURLToPath(new URL('../../_actual/fuzz/', import.meta.url))
const limits = { megabytes: 1024, seconds: 60 }
const minimizeMs = 60_000

if (values.replay) await replay(values.replay)
else await search()

async function search() {
  const found = new Map()
  const end = performance.now() + minutes * 60_000
  let next = first
  mkdirSync(folder, { recursive: true })
  await Promise.all(
    Array.from({ length: jobs }, async () => {
      const examiner = createExaminer(limits)
      while (performance.now() < end) {
        const index = next++
        const finding = await examiner.examine({ seed, index, forms })
        if (finding) await keep(finding, index, found, examiner)
        process.stderr.write(`\r${next - first} inputs, ${found.size} kinds of findings `)
      }
      examiner.stop()
    }),
  )
  console.log(`\n${next - first} inputs from number ${first} of seed ${seed}, ${found.size} kinds of findings`)
  for (const { path, times, oracle, detail } of found.values())
    console.log(`\n${oracle} (${times} times)\n  ${indent(detail)}\n  npm run fuzz -- --replay ${path}`)
  process.exitCode = found.size > 0 ? 1 : 0
}

/** Counts a finding; saves the first of its kind as small as it can be made. */
async function keep(finding, index, found, examiner) {
  const kind = kindOf(finding)
  const known = found.get(kind)
  if (known) {
    known.times++
    return
  }
  const { format, bytes, made } = makeInput(seed, index)
  const path = join(folder, `${createHash('sha256').update(kind).digest('hex').slice(0, 8)}.${format}`)
  const entry = { ...finding, times: 1, path: relative('', path) }
  found.set(kind, entry)
  writeFileSync(path, bytes)
  console.log(`\nnumber ${index} (${made.join(', ')}): ${finding.oracle}\n  ${indent(finding.detail)}`)
  const end = performance.now() + minimizeMs
  const isBroken = async (part) => {
    if (performance.now() > end) return undefined
    const same = await examiner.examine({ format, bytes: part, forms })
    if (!same || kindOf(same) !== kind) return false
    Object.assign(entry, same)
    writeFileSync(path, part)
    return true
  }
  const least = await minimize(bytes, isBroken)
  console.log(`  ${bytes.length} → ${least.length} bytes: npm run fuzz -- --replay ${entry.path}`)
}

/** What findings of one cause have in common: the question, and what was thrown where, or the path that differs. */
function kindOf({ oracle, detail }) {
  const [line, frame] = detail.split('\n')
  const what = line.replace(/(?:: expected|\{).*/s, '').replace(/\d+|[`"'].*?[`"']/g, '#')
  return `${oracle} ${what.slice(0, 120)} ${frame ?? ''}`
}

async function replay(path) {
  const examiner = createExaminer(limits)
  const finding = await examiner.examine({ format: extname(path).slice(1), bytes: readFileSync(path), forms })
  examiner.stop()
  console.log(finding ? `${finding.oracle}\n  ${indent(finding.detail)}` : 'nothing is broken')
  process.exitCode = finding ? 1 : 0
}

function indent(text) {
  return text.replaceAll('\n', '\n  ')
}
