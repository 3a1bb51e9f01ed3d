/** What goes to whoever imports, and what comes back: plain data, for it may be another thread. */

import type { Format } from '../../article/article.ts'
import type { Piece } from '../../article/draft.ts'
import type { Limits } from '../../diagnostics/limits.ts'
import type { Severity } from '../../diagnostics/message.ts'
import type { NetworkSettings } from '../files/files.ts'
import type { ProfileRef } from '../load-profile.ts'
import type { ToldReading } from '../to-reading.ts'

/** A source to be read whole, or pieces of one that was split already. */
export type Task = FileTask | PiecesTask

/** An article that ended the worker that imported it, and why: it is told, and not tried again. */
export interface Stopped {
  /** Its number in the task. */
  article: number
  reason: 'time' | 'memory' | 'exit'
}

interface AnyTask {
  stopped?: Stopped[]
}

export interface FileTask extends AnyTask {
  path: string
  /** Its hash when it was read last: if it has it still, it is not imported. */
  sha256?: string | undefined
  /** Its stamp then, by which a server tells whether it changed. */
  stamp?: string | undefined
}

export interface PiecesTask extends AnyTask {
  pieces: Piece[]
}

/** What came of a task. */
export interface Done {
  isSame: boolean
  readings: ToldReading[]
  /** Of the source; absent if it could not be read, changed meanwhile, or tripped a bug. */
  sha256?: string
  stamp?: string
}

/** How all tasks of a run are done. */
export interface Setup {
  profile: ProfileRef
  limits: Limits
  format?: Format | undefined
  comments?: boolean | undefined
  /** For sources by URL. */
  network?: NetworkSettings | undefined
  /** Messages of these severities are shown with lines of their source, which then goes along. */
  framed: Severity[]
}

/** Whoever imports. */
export interface Importer {
  /** Does tasks, in whatever order; gives what came of each in the order of the tasks. */
  run(tasks: Task[]): Promise<Done[]>
  close(): Promise<void>
}
