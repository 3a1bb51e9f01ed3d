/** Where records live between runs. `open-store.ts` lists the kinds there are; all keep one contract, `test/store.test.ts`. */

import type { Article } from '../article/article.ts'
import type { JsonObject } from '../article/json.ts'
import type { LedgerEntry } from '../diagnostics/ledger.ts'
import type { Message, Point } from '../diagnostics/message.ts'
import type { Sum } from '../diagnostics/sum.ts'
import type { CollisionMode } from './names.ts'
import type { Packed } from './packed.ts'
import type { ReadRecord } from './read-records.ts'

export interface Store {
  /** Begins to keep what one run reads. A store takes one run at a time. */
  begin(options: RunOptions): Promise<StoreRun>
  /**
   * The records, in an order that stays, or those with these ids. Each is checked by the schema: what does not fit is a
   * message, and so is an id that nothing has.
   */
  read(ids?: string[]): AsyncGenerator<ReadRecord>
  /** How many records there are. Files are read for it. */
  count(): Promise<number>
  /** The runs there were, in a store that keeps them. */
  history?: History
  close(): Promise<void>
}

export interface RunOptions {
  onCollision: CollisionMode
  /** Only says what it would do. */
  dryRun?: boolean
  /** What else than its bytes decides what comes of a source; without it nothing is known of sources. */
  way?: Way | undefined
  /** When the run began, ISO 8601. */
  startedAt?: string
  /** What the run was asked for, for people. */
  asked?: JsonObject
}

/** How a run reads its sources. */
export interface Way {
  /** The version of the importer. */
  importer: string
  /** A hash of the profile and the options. */
  profile: string
}

export interface StoreRun {
  /** How the store calls the run; absent where none is kept. */
  id?: number
  /** What is known of each of these sources, if it was read to the end in the way of this run and its records are still its own. */
  known(paths: string[]): Promise<(Known | undefined)[]>
  /**
   * Keeps what came of sources, in their order: all of it, or nothing if this throws. It may do less than it was given,
   * and stop before a source that was said to be unchanged and whose record belongs to another by now: that one is to be
   * read. What was kept may be seen in the store only after `finish`.
   */
  keep(parts: Part[]): Promise<Kept[]>
  /** What came of the articles of a source that is known, in order. */
  recall(known: Known): AsyncIterable<Recalled>
  /** Ends the run: all that was given is kept. */
  finish(end: RunEnd): Promise<void>
  /** Ends the run early and leaves no half of a record. */
  abort(): Promise<void>
}

/** A source as the store knows it. */
export interface Known {
  path: string
  sha256: string
  /** What told that the file was untouched, when it was read. */
  stamp?: string
  /** How many records came of it. */
  articles: number
  /** How often nothing came but an error. */
  refused: number
  sums: Sum[]
  /** Where the store finds it. */
  key: unknown
}

/** What came of a source, or of a part of one that gives many articles. */
export type Part = SamePart | ReadPart

/** A source that did not change. */
export interface SamePart {
  known: Known
  /** What tells from now on that it is untouched. */
  stamp?: string | undefined
}

export interface ReadPart {
  path: string
  readings: Reading[]
  /** Whether no part of this source came before. */
  isFirst: boolean
  /** Whether this is all of the source. */
  isLast: boolean
  /** Whether something of it was not read as it should be, so that the next run has to read all of it. */
  isDoubted?: boolean | undefined
  /** Of its bytes, by which it is known the next time; absent if it is to be read then, too. To be given with the last part. */
  sha256?: string | undefined
  stamp?: string | undefined
}

/** What came of one article of a source; without a record, what there was to say. */
export interface Reading {
  record?: Packed
  /** The messages, as `messagesToText` writes them. */
  messages: string
  /** The same, summed up. */
  sums: Sum[]
  /** Where the article begins in a file of many. */
  start?: Point | undefined
}

/** What became of a record, or would: `taken` is one whose id or name another article of the run has. */
export const changes = ['created', 'updated', 'same', 'taken'] as const
export type Change = (typeof changes)[number]

/** What came of one part; one entry a reading. */
export type Kept = (Written | undefined)[]

/** What became of one record. */
export interface Written {
  change: Change
  /** How the store calls the record: the name of its file, or its id. */
  name: string
  /** What another article of the run had first, which the store's reading says too. */
  messages: Message[]
}

/** What came of one article in an earlier run. */
export interface Recalled {
  /** Of the record, if there is one. */
  id?: string
  messages: Message[]
}

/** How a run ended. */
export interface RunEnd {
  state: 'finished' | 'interrupted'
  finishedAt?: string
  losses?: LedgerEntry[]
}

export type RunCounts = Record<Change | 'unreadable', number>

export interface RunRecord {
  id: number
  /** ISO 8601, by the clock of the machine that began it. */
  startedAt?: string
  finishedAt?: string
  /** `running` is also what a killed run says. */
  state: RunEnd['state'] | 'running'
  way?: Way
  asked: JsonObject
  /** How many articles became what; `unreadable` are sources or articles of which nothing came. */
  counts: RunCounts
  losses: LedgerEntry[]
}

/** What came of one article in a run. */
export interface RunReading {
  path: string
  /** Of the record. */
  id?: string
  change?: Change | 'unreadable'
  messages: Message[]
}

export interface History {
  /** The last first. */
  runs(): Promise<RunRecord[]>
  /** What the run read, in its order. Sources that were known to be the same are not among it. */
  readings(run: number): AsyncGenerator<RunReading>
  /** The records that runs after `from` up to `to` made or changed, as they stood after each of the two. By id. */
  changes(from: number, to: number): AsyncGenerator<{ id: string; before?: Article; after?: Article }>
  /**
   * Forgets all runs but the last ones, and what records said before them; gives how many. What stands for sources that did
   * not change since stays.
   */
  prune(kept: number): Promise<number>
  /** How far runs of workers are, the last first, in a store that has a queue. */
  progress?(): Promise<RunProgress[]>
}

/** How far workers are with a run. */
export interface RunProgress {
  run: number
  sources: number
  /** Sources that were read. */
  read: number
  batches: number
  /** Batches that were read; those that were kept in the order of the run. */
  done: number
  kept: number
  /** Why batches were given up. */
  failures: string[]
}

/** The store cannot be used, for a reason outside of the program: the message is for the user. */
export class StoreError extends Error {
  override name = 'StoreError'
  /** Whether it was out of reach, and may be there later. */
  readonly isPassing: boolean

  constructor(message: string, { cause, isPassing = false }: { cause?: unknown; isPassing?: boolean } = {}) {
    super(message, { cause })
    this.isPassing = isPassing
  }
}
