/** `alphanode check`: imports without keeping anything; the messages are the data. */

import { importAll } from '../../bulk/import-all.ts'
import type { CommandDefinition } from '../command.ts'
import { findSome, type SourceFlags, shownLevel } from '../find-some.ts'
import { loadProfile } from '../load-profile.ts'
import { failOnOption, formatOption, profileOption, reporterOption } from '../options.ts'
import { settle } from '../settings.ts'
import { beginTalk } from '../talk.ts'

export const command: CommandDefinition = {
  argument: '<paths...>',
  argumentHelp: 'files, folders, patterns in quotes, or - for standard input',
  examples: [
    'alphanode check posts/',
    'alphanode check "posts/**/*.md" --fail-on warn --reporter concise',
    'alphanode check posts/ --reporter json > messages.ndjson',
  ],
  options: [profileOption(), formatOption(), failOnOption(), reporterOption('pretty')],
  async run(paths, flags: SourceFlags, { stdout, stderr, signal }) {
    const settings = await settle(flags, { reporter: 'pretty' })
    const profile = await loadProfile(settings.profile)
    const sources = await findSome(paths)
    const talk = await beginTalk({
      messages: stdout,
      stderr,
      reporter: settings.reporter,
      show: shownLevel(flags, 'info'),
      failOn: settings.failOn,
      quiet: flags.quiet === true,
      sources,
    })
    for await (const result of importAll(sources.files, { profile, format: flags.fromFormat })) {
      signal.throwIfAborted()
      await talk.tell(result)
    }
    return talk.finish()
  },
}
