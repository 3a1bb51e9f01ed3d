/** Messages summed up: what the ledger and the end of a run need of them, a fraction of their size. */

import type { Message, Severity } from './message.ts'
import type { Outcome } from './outcome.ts'

/** The messages of one rule about one file. */
export interface Sum {
  rule: string
  severity: Severity
  outcome: Outcome
  file: string
  /** How many messages. */
  messages: number
  /** How many things they spoke of. */
  count: number
  /** Lines and columns of the first messages; empty for those about a whole file. */
  places: ([line: number, column: number] | [])[]
}

/** Places of a rule that are kept, which is as many as the ledger shows. */
export const placesOfSum = 3

/** Sums up messages, in the order in which their rules and files first come. */
export function sumUp(messages: Iterable<Message>, maxPlaces = placesOfSum): Sum[] {
  const sums = new Map<string, Sum>()
  for (const { rule, severity, outcome, file, count = 1, place } of messages) {
    const key = `${rule} ${file}`
    const sum = sums.get(key) ?? { rule, severity, outcome, file, messages: 0, count: 0, places: [] }
    sums.set(key, sum)
    sum.messages += 1
    sum.count += count
    if (sum.places.length < maxPlaces) sum.places.push(place ? [place.start.line, place.start.column] : [])
  }
  return [...sums.values()]
}

/** The sums of two parts of one file. */
export function addSums(first: Sum[], second: Sum[]): Sum[] {
  if (first.length === 0 || second.length === 0) return first.length === 0 ? second : first
  const all = new Map(first.map((sum) => [sum.rule, sum]))
  for (const sum of second) {
    const known = all.get(sum.rule)
    const places = known ? [...known.places, ...sum.places].slice(0, placesOfSum) : sum.places
    const [messages, count] = [sum.messages + (known?.messages ?? 0), sum.count + (known?.count ?? 0)]
    all.set(sum.rule, { ...sum, messages, count, places })
  }
  return [...all.values()]
}
