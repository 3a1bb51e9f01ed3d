/** `alphanode runs`: what imports did to a store. */

import { InvalidArgumentError, Option } from 'commander'
import { jsonLine } from '../../store/json-line.ts'
import type { CommandDefinition, CommonFlags } from '../command.ts'
import { CannotRun, exitCodes } from '../exit.ts'
import { readRunNumber } from '../run-number.ts'
import { amount } from '../tally.ts'
import { send } from '../terminal.ts'

interface RunsFlags extends CommonFlags {
  failed?: boolean
  keep?: number
}

export const command: CommandDefinition = {
  argument: '<store> [run]',
  argumentHelp: 'a .db or postgres://…; the number of a run shows that run, with all it read and said',
  examples: [
    'alphanode runs articles.db',
    'alphanode runs articles.db 12',
    'alphanode runs articles.db 12 --failed',
    'alphanode runs articles.db 12 --json > report.ndjson',
    'alphanode runs articles.db --keep 20',
  ],
  options: [
    new Option('--failed', 'of a run, only what was not kept'),
    new Option('--keep <n>', 'forget all runs but the last n, and what records said before them').argParser(readKept),
  ],
  async run([path = '', number], flags: RunsFlags, { stdout, stderr, signal }) {
    const [{ findRun, openHistory }, { progressText, readingText, runLine, runText }] = await Promise.all([
      import('../history.ts'),
      import('../run-lines.ts'),
    ])
    const { keep } = flags
    if (keep !== undefined && number !== undefined)
      throw new CannotRun('Unexpected number of a run with --keep, expected the store alone')
    const { history, close } = await openHistory(path, { writes: keep !== undefined })
    try {
      if (keep !== undefined) {
        const count = await history.prune(keep)
        await send(stderr, `${amount(count, ['run', 'runs'])} forgotten\n`)
        return exitCodes.done
      }
      const say = (value: object, text: string) => send(stdout, flags.json ? `${jsonLine(value)}\n` : text)
      if (number === undefined) {
        for (const run of (await history.runs()).reverse()) await say(run, runLine(run))
        for (const run of (await history.progress?.()) ?? []) await say(run, progressText(run))
        return exitCodes.done
      }
      const id = readRunNumber(number)
      const run = await findRun(path, history, id)
      await say(run, runText(run, stdout.colors))
      for await (const reading of history.readings(id)) {
        signal.throwIfAborted()
        const isFailed = reading.change === 'unreadable' || reading.change === 'taken'
        if (isFailed || !flags.failed) await say(reading, readingText(reading, stdout.colors))
      }
      return exitCodes.done
    } finally {
      await close()
    }
  },
}

function readKept(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Expected a number of runs from 1 on.')
}
