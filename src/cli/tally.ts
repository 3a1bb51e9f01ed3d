/** What a run has seen so far, and the words for it. */

import type { Message, Severity } from '../diagnostics/message.ts'
import { type FailLevel, reaches } from './exit.ts'
import { severityColors } from './severity-colors.ts'
import type { Colors } from './terminal.ts'

export interface Tally {
  /** Files of folders that are no sources. */
  skipped: number
  articles: number
  severities: Record<Severity, number>
  /** How often each rule spoke, and how bad it is. */
  rules: Map<string, { severity: Severity; count: number }>
}

export function createTally(skipped: number): Tally {
  return { skipped, articles: 0, severities: { error: 0, warn: 0, info: 0 }, rules: new Map() }
}

export function count(tally: Tally, messages: Message[]): void {
  for (const { rule, severity } of messages) {
    tally.severities[severity] += 1
    const seen = tally.rules.get(rule)
    if (seen) seen.count += 1
    else tally.rules.set(rule, { severity, count: 1 })
  }
}

export function failed({ severities }: Tally, level: FailLevel): boolean {
  return order.some((severity) => severities[severity] > 0 && reaches(severity, level))
}

const order = ['error', 'warn', 'info'] as const

/** How each severity is counted in words. */
const nouns: Record<Severity, [one: string, many: string]> = {
  error: ['error', 'errors'],
  warn: ['warning', 'warnings'],
  info: ['note', 'notes'],
}

/**
 * The end of a run in words: how many articles and messages, then how often each rule spoke.
 *
 *     12 articles, 2 errors, 1 warning, 31 notes
 *       error  source/binary           2
 *       warn   meta/bad-value          1
 */
export function summaryOf(tally: Tally, colors: Colors): string {
  const { skipped, articles, severities, rules } = tally
  const messages = order
    .filter((severity) => severities[severity] > 0)
    .map((severity) => colors[severityColors[severity]](amount(severities[severity], nouns[severity])))
  const others = skipped > 0 ? [`passed over ${amount(skipped, ['other file', 'other files'])}`] : []
  const head = [amount(articles, ['article', 'articles']), ...messages, ...others].join(', ')

  const rows = [...rules].sort(
    ([a, x], [b, y]) => order.indexOf(x.severity) - order.indexOf(y.severity) || y.count - x.count || (a < b ? -1 : 1),
  )
  const width = Math.max(0, ...rows.map(([rule]) => rule.length))
  const lines = rows.map(
    ([rule, { severity, count }]) =>
      `  ${colors[severityColors[severity]](severity.padEnd(5))}  ${rule.padEnd(width)}  ${count}`,
  )
  return `${[head, ...lines].join('\n')}\n`
}

/** `1 article`, `1,204 articles`. */
export function amount(count: number, [one, many]: [one: string, many: string]): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`
}
