/** What a reporter is. */

import type { Message } from '../../diagnostics/message.ts'
import type { Colors } from '../terminal.ts'

/** The text of a source, by lines; `first` is the number of the first one in its file. */
export interface SourceLines {
  lines: string[]
  first: number
}

export interface ReportContext {
  colors: Colors
  /** The source of the messages; undefined if it was never read. Called only by reporters that show it. */
  source: () => SourceLines | undefined
}

/** Turns the messages of one source into text, which ends with a line break unless it is empty. */
export type Reporter = (messages: Message[], context: ReportContext) => string
