/** Where records live between runs. `open-store.ts` lists the kinds there are; all keep one contract, `test/store.test.ts`. */

import type { Article } from '../article/article.ts'
import type { Message } from '../diagnostics/message.ts'
import type { CollisionMode } from './names.ts'
import type { ReadRecord } from './read-records.ts'
import type { Change } from './write-file.ts'

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
  close(): Promise<void>
}

export interface RunOptions {
  onCollision: CollisionMode
  /** Only says what it would do. */
  dryRun?: boolean
  /** What else than its bytes decides what comes of a source; without it nothing is recalled. */
  way?: Way | undefined
}

/** How a run reads its sources. */
export interface Way {
  /** The version of the importer. */
  importer: string
  /** A hash of the profile and the options. */
  profile: string
}

export interface StoreRun {
  /** Keeps one record. It may be seen in the store only after `finish`. */
  put(article: Article): Promise<Written>
  /** What earlier runs read, in a store that knows. */
  memory?: Memory
  /** Ends the run: all that was put is kept. */
  finish(): Promise<void>
  /** Ends the run early and leaves no half of a record. */
  abort(): Promise<void>
}

/** What became of one record. */
export interface Written {
  kind: Change | 'taken'
  /** How the store calls the record: the name of its file, or its id. */
  name: string
  /** What another article of the run had first. */
  collisions: Collision[]
}

export interface Collision {
  field: 'slug' | 'id'
  wanted: string
  /** What it is called now; what is taken, if it was not kept. */
  name: string
}

/** Spares the reading of sources that did not change. */
export interface Memory {
  /** What came of this source when it last had this hash and was read in the same way; nothing if that is not known. */
  recall(path: string, sha256: string): Promise<AsyncIterable<Reading> | undefined>
  /** Begins to note what comes of a source. What was noted before is forgotten. */
  note(path: string, sha256: string): Promise<Notes>
}

/** What comes of one source. */
export interface Notes {
  /** Adds what came of one article, after its record was put. */
  add(reading: Reading): Promise<void>
  /** Says that this was all. A source of whose records one was not kept as it came stays forgotten. */
  finish(): Promise<void>
}

/** What came of one article of a source. */
export interface Reading {
  article?: Article
  messages: Message[]
}

/** The store cannot be used, for a reason outside of the program: the message is for the user. */
export class StoreError extends Error {
  override name = 'StoreError'
}
