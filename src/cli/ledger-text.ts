/** The ledger in words. */

import type { LedgerEntry, LedgerPlace } from '../diagnostics/ledger.ts'
import { type Outcome, outcomeNames, outcomes } from '../diagnostics/outcome.ts'
import { grouped } from './grouped.ts'
import { printable } from './printable.ts'
import { severityColors } from './severity-colors.ts'
import { amount } from './tally.ts'
import type { Colors } from './terminal.ts'

export interface LedgerTextOptions {
  colors: Colors
  /** Whether what was only repaired or guessed is listed too, and not only counted. */
  verbose: boolean
}

/**
 * The losses by outcome and rule with their first places, then what else there was in one line:
 *
 *     not supported
 *         4  An element that may not stand in an article was taken out with its content. clean/removed
 *            a.html:12:3, b.html:4:1, b.html:9:1, … in 2 files
 *     Also 31 guessed, 3 repaired: -v or --ledger FILE names them.
 */
export function ledgerText(entries: LedgerEntry[], { colors, verbose }: LedgerTextOptions): string {
  const isListed = (name: Outcome) => verbose || outcomes[name].isLoss
  const groups = outcomeNames
    .map((name) => ({ name, title: outcomes[name].title, rows: entries.filter(({ outcome }) => outcome === name) }))
    .filter(({ rows }) => rows.length > 0)
  const listed = groups.filter(({ name }) => isListed(name))
  const others = groups.filter(({ name }) => !isListed(name)).map(({ title, rows }) => `${grouped(sum(rows))} ${title}`)
  return [
    ...(groups.some(({ name }) => outcomes[name].isLoss) ? [] : ['Nothing was dropped.']),
    ...listed.flatMap(({ title, rows }) => [colors.bold(title), ...rows.flatMap((entry) => entryLines(entry, colors))]),
    ...(others.length > 0 ? [`Also ${others.join(', ')}: -v lists them, import --ledger FILE names each.`] : []),
  ]
    .map((line) => `${line}\n`)
    .join('')
}

function entryLines({ count, about, rule, severity, ...where }: LedgerEntry, colors: Colors): string[] {
  const counted = colors[severityColors[severity]](grouped(count).padStart(countWidth))
  return [
    `${counted}  ${about} ${colors.dim(rule)}`,
    `${' '.repeat(countWidth)}  ${colors.dim(printable(placesText(where, count)))}`,
  ]
}

const countWidth = 6

function placesText({ places, files }: Pick<LedgerEntry, 'places' | 'files'>, count: number): string {
  const rest = count > places.length ? [`… in ${amount(files, ['file', 'files'])}`] : []
  return [...places.map(placeText), ...rest].join(', ')
}

function placeText({ file, line, column }: LedgerPlace): string {
  return line === undefined ? file : `${file}:${line}:${column}`
}

const sum = (entries: LedgerEntry[]) => entries.reduce((total, { count }) => total + count, 0)
