/** The runs of a store in words. */

import type { RunProgress, RunReading, RunRecord } from '../store/store.ts'
import { grouped } from './grouped.ts'
import { ledgerText } from './ledger-text.ts'
import { printable } from './printable.ts'
import { concise } from './report/concise.ts'
import type { Colors } from './terminal.ts'
import { countsText, plans } from './written.ts'

/**
 * One run in a line:
 *
 *     12  2026-06-28T10:00:00.000Z  finished     3 created, 8 same  posts/
 */
export function runLine({ id, startedAt = '', state, counts, asked }: RunRecord): string {
  const paths = Array.isArray(asked.paths) ? asked.paths.join(' ') : ''
  const parts = [String(id).padStart(4), startedAt.padEnd(24), state.padEnd(11), countsText(counts), printable(paths)]
  return `${parts.join('  ').trimEnd()}\n`
}

/** How far workers are with a run, and why they gave up parts of it; nothing once all is well. */
export function progressText({ run, sources, read, batches, kept, failures }: RunProgress): string {
  const lines = failures.map((reason) => `      a batch was given up: ${printable(reason)}\n`)
  if (kept < batches) {
    const far = `${grouped(read)} of ${grouped(sources)} sources are read`
    lines.unshift(`      ${far}, ${grouped(kept)} of ${grouped(batches)} batches are kept\n`)
  }
  return lines.length > 0 ? `${String(run).padStart(4)}  by workers:\n${lines.join('')}` : ''
}

/** One run with what was asked and lost. */
export function runText(run: RunRecord, colors: Colors): string {
  const { finishedAt, way, asked, losses } = run
  const facts = Object.entries({ finished: finishedAt, alphanode: way?.importer, asked: JSON.stringify(asked) })
  const lines = facts.flatMap(([name, value]) => (value === undefined ? [] : `      ${name}: ${printable(value)}\n`))
  return runLine(run) + lines.join('') + (losses.length > 0 ? ledgerText(losses, { colors, verbose: false }) : '')
}

/** What came of one article, and what was said of it. */
export function readingText({ path, id, change, messages }: RunReading, colors: Colors): string {
  const what = change === undefined ? '' : `${plans[change]}  ${printable(id ?? path)}  ${printable(path)}\n`
  return what + concise(messages, { colors, source: () => undefined })
}
