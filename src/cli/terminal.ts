/** The two streams of a command: stdout is data, stderr is talk. */

import { once } from 'node:events'
import picocolors from 'picocolors'
import { printableLines } from './printable.ts'

export type Colors = ReturnType<typeof picocolors.createColors>

export interface Output {
  colors: Colors
  /** Whether a person is looking. */
  isTerminal: boolean
  stream: NodeJS.WriteStream
}

/** Whether to colour: NO_COLOR (no-color.org) and FORCE_COLOR first, then whether a terminal is there that can. */
export function wantsColors(stream: { isTTY?: boolean }, env: NodeJS.ProcessEnv): boolean {
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0'
  return stream.isTTY === true && env.TERM !== 'dumb'
}

export function openOutput(stream: NodeJS.WriteStream): Output {
  return {
    colors: picocolors.createColors(wantsColors(stream, process.env)),
    isTerminal: stream.isTTY === true,
    stream,
  }
}

/** Writes, and waits when the reader is slower. */
export async function send({ stream }: Output, text: string): Promise<void> {
  if (text && !stream.write(text)) await once(stream, 'drain')
}

/** Writes content of articles: as it is to a file or pipe, with control characters shown to a terminal. */
export async function sendContent(output: Output, text: string): Promise<void> {
  await send(output, output.isTerminal ? printableLines(text) : text)
}
