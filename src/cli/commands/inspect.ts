/** `alphanode inspect`: one article, field by field, with what was guessed and lost. */

import { jsonLine } from '../../store/json-line.ts'
import type { CommandDefinition } from '../command.ts'
import { exitCodes } from '../exit.ts'
import { formatOption, limitOption, profileOption } from '../options.ts'
import type { SourceFlags } from '../run.ts'
import { send } from '../terminal.ts'

export const command: CommandDefinition = {
  argument: '<file>',
  argumentHelp: 'one source, or - for standard input',
  examples: ['alphanode inspect post.html', 'alphanode inspect post.md --json'],
  options: [profileOption(), formatOption(), limitOption()],
  async run(paths, flags: SourceFlags, context) {
    const [{ beginRun }, { importAll }, { inspection }, { rowLines }, { blockLines }] = await Promise.all([
      import('../run.ts'),
      import('../../bulk/import-all.ts'),
      import('../inspection.ts'),
      import('../row-lines.ts'),
      import('../block-lines.ts'),
    ])
    const { profile, settings, sources, files } = await beginRun(paths, flags, context, {
      messages: context.stderr,
      show: 'warn',
    })
    const { limits } = settings
    const { stdout } = context
    let isWhole = true
    const { fromFormat: format, comments } = flags
    for await (const { article, messages, piece, bug } of importAll(sources.files, {
      profile,
      limits,
      format,
      comments,
      files,
    })) {
      context.signal.throwIfAborted()
      if (bug !== undefined) throw bug
      isWhole &&= article !== undefined
      if (flags.json) await send(stdout, `${jsonLine({ article, messages })}\n`)
      else {
        const lines = article && piece ? await rowLines(piece, profile, limits) : []
        const blocks = article && piece ? await blockLines(piece, profile, limits) : []
        await send(stdout, inspection({ article, messages, rowLines: lines, blockLines: blocks }, stdout.colors))
      }
    }
    await files.close()
    return isWhole ? exitCodes.done : exitCodes.failed
  },
}
