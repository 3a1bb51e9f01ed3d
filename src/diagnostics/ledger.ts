/** The ledger of a run: everything that was lost, changed or guessed, counted by rule, with the first places. */

import type { Message, Severity } from './message.ts'
import { type Outcome, outcomeNames } from './outcome.ts'
import { rules } from './rules.ts'
import { placesOfSum, type Sum, sumUp } from './sum.ts'

/** One rule of the ledger. */
export interface LedgerEntry {
  outcome: Outcome
  rule: string
  severity: Severity
  /** When the rule speaks, in one sentence. */
  about: string
  /** How many things it spoke of. */
  count: number
  /** How many files they stood in. */
  files: number
  /** The first places: `line` and `column` are absent where a message is about a whole file. */
  places: LedgerPlace[]
}

export interface LedgerPlace {
  file: string
  line?: number
  column?: number
}

export interface Ledger {
  /** Adds messages; those of one file must come one after the other, or the file is counted again. */
  add(messages: Iterable<Message>): void
  /** Adds messages that are summed up. */
  addSums(sums: Iterable<Sum>): void
  /** What there is so far: by outcome, the worst first, then by count. Empty when nothing was lost, changed or guessed. */
  entries(): LedgerEntry[]
  /** By rule, the file that it spoke of last: what another ledger needs to go on from here. */
  lastFiles(): Record<string, string>
}

/** Where a ledger goes on. */
export interface LedgerState {
  entries: LedgerEntry[]
  lastFiles: Record<string, string>
}

/**
 * Opens a ledger, which keeps this many places of each rule, and goes on from `before`. Memory grows with the rules, not with
 * the messages.
 */
export function createLedger(maxPlaces = placesOfSum, before: LedgerState = { entries: [], lastFiles: {} }): Ledger {
  const byRule = new Map<string, { entry: LedgerEntry; lastFile: string }>()
  for (const entry of before.entries) {
    const lastFile = before.lastFiles[entry.rule] ?? ''
    byRule.set(entry.rule, { entry: { ...entry, places: [...entry.places] }, lastFile })
  }
  const addSums = (sums: Iterable<Sum>) => {
    for (const sum of sums) {
      const known = byRule.get(sum.rule) ?? { entry: entryOf(sum), lastFile: '' }
      byRule.set(sum.rule, known)
      const { entry } = known
      entry.count += sum.count
      if (entry.files === 0 || known.lastFile !== sum.file) entry.files += 1
      known.lastFile = sum.file
      for (const place of sum.places.slice(0, maxPlaces - entry.places.length)) {
        entry.places.push(placeOf(sum.file, place))
      }
    }
  }
  return {
    addSums,
    add: (messages) => addSums(sumUp(messages, maxPlaces)),
    entries: () => [...byRule.values()].map(({ entry }) => entry).sort(byOutcome),
    lastFiles: () => Object.fromEntries([...byRule].map(([rule, { lastFile }]) => [rule, lastFile])),
  }
}

function entryOf({ rule, outcome, severity }: Sum): LedgerEntry {
  // Messages of stored runs may name rules that are gone.
  const about = Object.hasOwn(rules, rule) ? rules[rule as keyof typeof rules].about : rule
  return { outcome, rule, severity, about, count: 0, files: 0, places: [] }
}

function placeOf(file: string, [line, column]: Sum['places'][number]): LedgerPlace {
  return line === undefined || column === undefined ? { file } : { file, line, column }
}

function byOutcome(a: LedgerEntry, b: LedgerEntry): number {
  const outcomesApart = outcomeNames.indexOf(a.outcome) - outcomeNames.indexOf(b.outcome)
  return outcomesApart || b.count - a.count || (a.rule < b.rule ? -1 : 1)
}
