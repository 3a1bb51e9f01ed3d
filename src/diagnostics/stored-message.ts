/** Messages as text that takes little room: without what the rest of a message says too. */

import type { Message } from './message.ts'
import { reasonOf, urlOf } from './report.ts'

/** A message in a store or on its way there; `done` is the end of the reason, and `reason` stands only if it is another. */
export type StoredMessage = Omit<Message, 'file' | 'reason' | 'url'> & { file?: string; reason?: string; done?: string }

/** Writes the messages of one file as JSON. */
export function messagesToText(messages: Message[], file: string): string {
  return JSON.stringify(messages.map((message) => shorten(message, file)))
}

function shorten({ url: _, reason, file, ...rest }: Message, ofAll: string): StoredMessage {
  const start = reasonOf(rest.actual, rest.expected)
  return {
    ...rest,
    ...(file !== ofAll && { file }),
    ...(reason.startsWith(`${start}; `) ? { done: reason.slice(start.length + 2) } : reason !== start && { reason }),
  }
}

/** The message again. */
export function lengthen({ done, reason, file, ...rest }: StoredMessage, ofAll: string): Message {
  const { rule, severity, outcome, count, place, path, expected, actual } = rest
  return {
    rule,
    severity,
    outcome,
    ...(count !== undefined && { count }),
    reason: reason ?? reasonOf(actual, expected, done),
    file: file ?? ofAll,
    ...(place && { place }),
    ...(path !== undefined && { path }),
    expected,
    actual,
    url: urlOf(rule),
  }
}

/** Reads what `messagesToText` wrote in this process; what comes out of a store is checked first. */
export function messagesOfText(text: string, file: string): Message[] {
  if (text === '[]') return []
  const stored: StoredMessage[] = JSON.parse(text)
  return stored.map((message) => lengthen(message, file))
}
