/** `alphanode inspect`: one article, field by field, with what was guessed and lost. */

import { importAll } from '../../bulk/import-all.ts'
import { jsonLine } from '../../store/json-line.ts'
import type { CommandDefinition } from '../command.ts'
import { exitCodes } from '../exit.ts'
import { findSome, type SourceFlags } from '../find-some.ts'
import { inspection } from '../inspection.ts'
import { loadProfile } from '../load-profile.ts'
import { formatOption, profileOption } from '../options.ts'
import { rowLines } from '../row-lines.ts'
import { settle } from '../settings.ts'
import { send } from '../terminal.ts'

export const command: CommandDefinition = {
  argument: '<file>',
  argumentHelp: 'one source, or - for standard input',
  examples: ['alphanode inspect post.html', 'alphanode inspect post.md --json'],
  options: [profileOption(), formatOption()],
  async run(paths, flags: SourceFlags, { stdout, signal }) {
    const settings = await settle(flags)
    const profile = await loadProfile(settings.profile)
    const sources = await findSome(paths)
    let isWhole = true
    for await (const { article, messages, piece, bug } of importAll(sources.files, {
      profile,
      format: flags.fromFormat,
    })) {
      signal.throwIfAborted()
      if (bug !== undefined) throw bug
      isWhole &&= article !== undefined
      if (flags.json) await send(stdout, `${jsonLine({ article, messages })}\n`)
      else {
        const lines = article && piece ? await rowLines(piece, profile) : []
        await send(stdout, inspection({ article, messages, rowLines: lines }, stdout.colors))
      }
    }
    return isWhole ? exitCodes.done : exitCodes.failed
  },
}
