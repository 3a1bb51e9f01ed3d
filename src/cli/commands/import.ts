/** `alphanode import`: sources → records. */

import { Option } from 'commander'
import { type RecordFormat, recordFormats } from '../../store/records.ts'
import type { CommandDefinition } from '../command.ts'
import { collisionOption, failOnOption, formatOption, profileOption, reporterOption, sourcesHelp } from '../options.ts'
import type { SourceFlags } from '../run.ts'
import { openTarget } from '../target.ts'

interface ImportFlags extends SourceFlags {
  format?: RecordFormat
  to?: string
  dryRun?: boolean
}

export const command: CommandDefinition = {
  argument: '<paths...>',
  argumentHelp: sourcesHelp,
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
  async run(paths, flags: ImportFlags, context) {
    const { beginRun } = await import('../run.ts')
    const { settings, talk, results } = await beginRun(paths, flags, context, {
      messages: context.stderr,
      show: 'warn',
    })
    const target = await openTarget({
      to: flags.to,
      format: flags.format,
      onCollision: settings.onCollision,
      dryRun: flags.dryRun === true,
      stdout: context.stdout,
    })
    try {
      for await (const result of results()) {
        const kept = result.article ? await target.put(result.article) : []
        await talk.tell({ ...result, messages: [...result.messages, ...kept] })
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
