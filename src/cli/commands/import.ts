/** `alphanode import`: sources → records. */

import { Option } from 'commander'
import { importAll } from '../../bulk/import-all.ts'
import { type RecordFormat, recordFormats } from '../../store/records.ts'
import type { CommandDefinition } from '../command.ts'
import { findSome, type SourceFlags, shownLevel } from '../find-some.ts'
import { loadProfile } from '../load-profile.ts'
import { collisionOption, failOnOption, formatOption, profileOption, reporterOption } from '../options.ts'
import { settle } from '../settings.ts'
import { beginTalk } from '../talk.ts'
import { openTarget } from '../target.ts'

interface ImportFlags extends SourceFlags {
  format?: RecordFormat
  to?: string
  dryRun?: boolean
}

export const command: CommandDefinition = {
  argument: '<paths...>',
  argumentHelp: 'files, folders, patterns in quotes, or - for standard input',
  examples: [
    'alphanode import posts/ > articles.ndjson',
    'alphanode import "posts/**/*.html" --to records/ --on-collision suffix',
    'alphanode import posts/ --to records/ --dry-run',
    'curl -s https://example.org/post | alphanode import - --profile generic',
  ],
  options: [
    profileOption(),
    formatOption(),
    new Option('--to <target>', 'a .ndjson or .json file, or a folder of one .json per article (default: stdout)'),
    new Option('--format <format>', 'how records stand in one stream (default: ndjson)').choices(recordFormats),
    collisionOption(),
    new Option('--dry-run', 'write nothing; with a folder, say what would become of each file'),
    failOnOption(),
    reporterOption('concise'),
  ],
  async run(paths, flags: ImportFlags, { stdout, stderr, signal }) {
    const settings = await settle(flags)
    const profile = await loadProfile(settings.profile)
    const sources = await findSome(paths)
    const target = await openTarget({
      to: flags.to,
      format: flags.format,
      onCollision: settings.onCollision,
      dryRun: flags.dryRun === true,
      stdout,
    })
    const talk = await beginTalk({
      messages: stderr,
      stderr,
      reporter: settings.reporter,
      show: shownLevel(flags, 'warn'),
      failOn: settings.failOn,
      quiet: flags.quiet === true,
      sources,
    })
    try {
      for await (const result of importAll(sources.files, { profile, format: flags.fromFormat })) {
        signal.throwIfAborted()
        const { article, messages } = result
        const kept = article ? await target.put(article) : []
        await talk.tell({ ...result, messages: [...messages, ...kept] })
      }
      const done = await target.close()
      if (done) await talk.note(done)
    } catch (error) {
      await target.abort()
      throw error
    }
    return talk.finish()
  },
}
