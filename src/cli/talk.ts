/** What a run says while it works: messages, progress, and at the end the sum and the ledger. */

import type { Article } from '../article/article.ts'
import type { Piece } from '../article/draft.ts'
import type { Sources } from '../bulk/find-sources.ts'
import type { ToldPart } from '../bulk/read-parts.ts'
import type { LedgerEntry } from '../diagnostics/ledger.ts'
import type { Message } from '../diagnostics/message.ts'
import { messagesOfText } from '../diagnostics/stored-message.ts'
import { type Sum, sumUp } from '../diagnostics/sum.ts'
import { decode } from '../split/decode.ts'
import { exitCodes, type FailLevel, reaches } from './exit.ts'
import { ledgerText } from './ledger-text.ts'
import { createProgress } from './progress.ts'
import type { ReporterName } from './report/names.ts'
import type { SourceLines } from './report/reporter.ts'
import { reporters } from './report/reporters.ts'
import { count, createTally, failed, summaryOf } from './tally.ts'
import { type Output, send } from './terminal.ts'

export interface TalkOptions {
  /** Where messages go. */
  messages: Output
  /** Where progress, the sum and the ledger go. */
  stderr: Output
  reporter: ReporterName
  /** The least severity that is shown; all are counted. */
  show: FailLevel
  failOn: FailLevel
  quiet: boolean
  /** Whether the ledger lists also what was no loss. */
  verbose: boolean
  sources: Sources
  /** Whether more comes than the sources, nobody knows how much. */
  isOpen: boolean
}

/** What happened to one source, or to one article of it. */
export interface Happened {
  /** The path of the source. */
  path?: string
  article?: Article
  /** How many sources it is, if not one, and how many articles of them were known already. */
  sources?: number
  articles?: number
  messages: Message[]
  piece?: Piece | undefined
  bug?: unknown
}

/** The same, summed up. */
export interface Summed {
  sources?: number
  articles: number
  sums: Sum[]
  /** All of it, if some is to be shown. */
  messages(): Message[] | Promise<Message[]>
  piece?: Piece | undefined
  bug?: unknown
}

export interface Talk {
  /** Shows what came of one article. */
  tell(happened: Happened): Promise<void>
  tellSums(summed: Summed): Promise<void>
  /** Shows what came of a part of the sources that is kept nowhere. */
  tellPart(part: ToldPart): Promise<void>
  /** Shows a line of talk, unless the user wants quiet. */
  note(line: string): Promise<void>
  /** What the run lost, changed or guessed so far. */
  losses(): LedgerEntry[]
  /** Shows the sum and the ledger; gives the exit code. Throws what the importer threw, if it did: that is a bug. */
  finish(): Promise<number>
}

/** Begins a run: shows what was odd about the sources as a whole. */
export async function beginTalk(options: TalkOptions): Promise<Talk> {
  const { messages: output, stderr, reporter, show, failOn, quiet, verbose, sources, isOpen } = options
  const tally = createTally(sources.skipped)
  const progress = createProgress(stderr, quiet ? 0 : isOpen ? undefined : sources.files.length)
  const bugs: unknown[] = []

  const report = async ({ sums, messages, piece }: Omit<Summed, 'articles'>) => {
    count(tally, sums)
    if (!sums.some(({ severity }) => reaches(severity, show))) return
    const shown = (await messages()).filter(({ severity }) => reaches(severity, show)).sort(bySource)
    progress.clear()
    await send(output, reporters[reporter](shown, { colors: output.colors, source: sourceLines(piece) }))
  }
  const tellSums = async ({ sources = 1, articles, bug, ...summed }: Summed) => {
    tally.articles += articles
    if (bug !== undefined) bugs.push(bug)
    await report(summed)
    progress.step(sources)
  }

  await report({ sums: sumUp(sources.messages), messages: () => sources.messages })
  return {
    tellSums,
    tell: ({ article, articles = 0, messages, ...happened }) =>
      tellSums({ ...happened, articles: article ? 1 : articles, sums: sumUp(messages), messages: () => messages }),
    async tellPart(part) {
      if ('known' in part) return
      for (const { record, messages, ...reading } of part.readings) {
        await tellSums({ ...reading, articles: record ? 1 : 0, messages: () => messagesOfText(messages, part.path) })
      }
    },
    async note(line) {
      progress.clear()
      if (!quiet) await send(stderr, `${line}\n`)
    },
    losses: () => tally.ledger.entries(),
    async finish() {
      progress.clear()
      if (!quiet && reporter !== 'json') {
        const { colors } = stderr
        await send(stderr, summaryOf(tally, colors) + ledgerText(tally.ledger.entries(), { colors, verbose }))
      }
      if (bugs.length > 0) throw bugs[0]
      return failed(tally, failOn) ? exitCodes.failed : exitCodes.done
    },
  }
}

/** In the order of the source; what is about all of it comes first. */
function bySource(a: Message, b: Message): number {
  return (a.place?.start.offset ?? -1) - (b.place?.start.offset ?? -1)
}

/** The lines of a source, when somebody asks. Decoded once more rather than kept: few sources have messages to show. */
function sourceLines(piece: Piece | undefined): () => SourceLines | undefined {
  let found: SourceLines | undefined
  return () => {
    if (piece) found ??= { lines: decode(piece.bytes, piece.format).text.split(lineEnd), first: piece.start?.line ?? 1 }
    return found
  }
}

const lineEnd = /\r\n?|\n/
