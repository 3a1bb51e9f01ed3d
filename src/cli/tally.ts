/** What a run has seen so far, and the words for it. */

import { createLedger, type Ledger } from '../diagnostics/ledger.ts'
import type { Severity } from '../diagnostics/message.ts'
import type { Sum } from '../diagnostics/sum.ts'
import { type FailLevel, severities as order, reaches } from './exit.ts'
import { grouped } from './grouped.ts'
import { severityColors } from './severity-colors.ts'
import type { Colors } from './terminal.ts'

export interface Tally {
  /** Files of folders that are no sources. */
  skipped: number
  articles: number
  severities: Record<Severity, number>
  ledger: Ledger
}

export function createTally(skipped: number): Tally {
  return { skipped, articles: 0, severities: { error: 0, warn: 0, info: 0 }, ledger: createLedger() }
}

export function count({ severities, ledger }: Tally, sums: Sum[]): void {
  for (const { severity, messages } of sums) severities[severity] += messages
  ledger.addSums(sums)
}

export function failed({ severities }: Tally, level: FailLevel): boolean {
  return order.some((severity) => severities[severity] > 0 && reaches(severity, level))
}

/** How each severity is counted in words. */
const nouns: Record<Severity, [one: string, many: string]> = {
  error: ['error', 'errors'],
  warn: ['warning', 'warnings'],
  info: ['note', 'notes'],
}

/** The end of a run in one line: `12 articles, 2 errors, 1 warning, 31 notes`. */
export function summaryOf({ skipped, articles, severities }: Tally, colors: Colors): string {
  const messages = order
    .filter((severity) => severities[severity] > 0)
    .map((severity) => colors[severityColors[severity]](amount(severities[severity], nouns[severity])))
  const others = skipped > 0 ? [`passed over ${amount(skipped, ['other file', 'other files'])}`] : []
  return `${[amount(articles, ['article', 'articles']), ...messages, ...others].join(', ')}\n`
}

/** `1 article`, `1,204 articles`. */
export function amount(count: number, [one, many]: [one: string, many: string]): string {
  return `${grouped(count)} ${count === 1 ? one : many}`
}
