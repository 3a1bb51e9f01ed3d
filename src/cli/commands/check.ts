/** `alphanode check`: imports without keeping anything; the messages are the data. */

import type { CommandDefinition } from '../command.ts'
import { CannotRun } from '../exit.ts'
import { networkOptions } from '../network-options.ts'
import {
  failOnOption,
  formatOption,
  jobsOption,
  limitOption,
  listOptions,
  profileOption,
  reporterOption,
  sourcesHelp,
} from '../options.ts'
import type { SourceFlags } from '../run.ts'

export const command: CommandDefinition = {
  argument: '[paths...]',
  argumentHelp: sourcesHelp,
  examples: [
    'alphanode check posts/',
    'alphanode check "posts/**/*.md" --fail-on warn --reporter concise',
    'alphanode check posts/ --reporter json > messages.ndjson',
  ],
  options: [
    profileOption(),
    formatOption(),
    limitOption(),
    jobsOption(),
    ...listOptions(),
    failOnOption(),
    reporterOption('pretty'),
    ...networkOptions(),
  ],
  async run(paths, flags: SourceFlags, context) {
    if (paths.length === 0 && flags.fromFile === undefined)
      throw new CannotRun("missing required argument 'paths', or --from-file <list>")
    const { beginRun } = await import('../run.ts')
    const { talk, withSources } = await beginRun(paths, flags, context, {
      messages: context.stdout,
      show: 'info',
      standard: { reporter: 'pretty' },
    })
    await withSources(async ({ parts }) => {
      for await (const batch of parts()) for (const part of batch) await talk.tellPart(part)
    })
    context.signal.throwIfAborted()
    return talk.finish()
  },
}
