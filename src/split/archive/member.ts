/** What an archive holds, one file after the other. */

import type { Problem } from '../../diagnostics/problem.ts'

/** A file of an archive, or what there is to say instead of it. */
export type Member = { name: string; bytes: Uint8Array; fetched?: Fetched } | { name: string; problem: Problem }

/** What a crawl knows of a page beside its bytes. */
export interface Fetched {
  url: string
  /** What the server called its encoding. */
  encoding?: string
  format: 'html' | 'text'
}

export interface SplitArchiveOptions {
  /** The largest member that is read. */
  maxBytes: number
  /** Whether to read the member with this name; asked once for each, in their order, before anything is unpacked. */
  choose(name: string): boolean
}

/** Ends the reading of an archive, with the reason. */
export class ArchiveStop extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.id)
    this.problem = problem
  }
}

/** The problem of a member that is larger than it may be. */
export function tooLarge(bytes: number | string, limit: number): Problem {
  return { id: 'source/too-large', details: { bytes, limit } }
}
