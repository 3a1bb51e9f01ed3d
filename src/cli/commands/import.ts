/** `alphanode import`: sources → records. */

import { Option } from 'commander'
import { type RecordFormat, recordFormats } from '../../store/records.ts'
import type { CommandDefinition } from '../command.ts'
import type { Network } from '../import-into.ts'
import { type MediaFlags, mediaOptions, networkOptions, type SiteFlags, siteOptions } from '../network-options.ts'
import {
  collisionOption,
  failOnOption,
  formatOption,
  jobsOption,
  limitOption,
  listOptions,
  profileOption,
  reporterOption,
  sourcesHelp,
} from '../options.ts'
import { defaultTarget } from '../redirects-file.ts'
import type { SourceFlags } from '../run.ts'
import { readRunNumber } from '../run-number.ts'

export interface ImportFlags extends SourceFlags, SiteFlags, MediaFlags {
  format?: RecordFormat
  to?: string
  dryRun?: boolean
  reread?: boolean
  onlyFailed?: number
  since?: number
  ledger?: string
  truth?: string
  redirects?: string
  redirectTo?: string
  queue?: string
  carry?: boolean
  queueRetries?: number
}

export const command: CommandDefinition = {
  argument: '[paths...]',
  argumentHelp: sourcesHelp,
  examples: [
    'alphanode import posts/ > articles.ndjson',
    'alphanode import "posts/**/*.html" --to records/ --on-collision suffix',
    'alphanode import posts/ --to articles.db',
    'alphanode import dump.tar.gz crawl.warc.gz --to articles.db',
    "find posts -name '*.html' -print0 | alphanode import --from-file - --to articles.db",
    'alphanode import https://blog.example/dump.tar.gz s3://notes/posts/ --to articles.db',
    'alphanode import posts/ --to articles.db --dry-run',
    'alphanode import posts/ --to postgres://editor@db.example/articles',
    'alphanode import posts/ --queue postgres://editor@db.example/articles',
    'alphanode import --to articles.db --only-failed 12',
    'alphanode import posts/ --to articles.ndjson --ledger losses.ndjson',
    'alphanode import --from https://example.org/ --to articles.ndjson',
    'alphanode import export.xml --to records/ --download-media',
    'alphanode import world --truth world/truth.ndjson',
    'alphanode import export.xml --to records/ --redirects _redirects --redirect-to /posts/:slug/',
    'curl -s https://example.org/post | alphanode import - --profile generic',
  ],
  options: [
    profileOption(),
    formatOption(),
    limitOption(),
    jobsOption(),
    ...listOptions(),
    new Option(
      '--to <target>',
      'a .ndjson or .json file, a folder of one .json per article, a folder named x.ndjson/ of NDJSON shards, a .db, or postgres://… (default: stdout)',
    ),
    new Option('--format <format>', 'how records stand in one stream (default: ndjson)').choices(recordFormats),
    collisionOption(),
    new Option(
      '--queue <database>',
      'let workers read the sources, on any number of machines: see `alphanode work --help`',
    ),
    new Option('--carry', 'with --queue: sources travel with their jobs, for workers that do not share a disk'),
    new Option('--queue-retries <n>', 'with --queue: how often a batch is tried again (default: 10)').argParser(Number),
    new Option('--comments', 'keep the comments of WordPress in the records (default: count them)'),
    new Option('--dry-run', 'write nothing; with a folder or a database, say what would become of each article'),
    new Option('--reread', 'with a database: read also the sources that did not change since the last run'),
    new Option('--only-failed <run>', 'read again what that run did not keep: `alphanode runs` lists runs').argParser(
      readRunNumber,
    ),
    new Option('--since <run>', 'read only files that changed since that run began')
      .argParser(readRunNumber)
      .conflicts('onlyFailed'),
    new Option('--ledger <file>', 'every loss, repair and guess as a line of JSON (.ndjson) or one array (.json)'),
    new Option('--redirects <file>', 'lines `from to 301` that lead former addresses to the slugs of articles'),
    new Option('--redirect-to <pattern>', `where articles will stand (default: ${defaultTarget})`),
    ...siteOptions(),
    ...mediaOptions(),
    ...networkOptions(),
    new Option(
      '--truth <file>',
      'score the records against the truth that `alphanode synth` wrote; keeps them only with --to',
    ),
    failOnOption(),
    reporterOption('concise'),
  ],
  async run(paths, flags: ImportFlags, context) {
    if (flags.queue !== undefined) {
      const { queueRun } = await import('../queue-run.ts')
      return queueRun(flags.queue, { paths, flags, context })
    }
    const { importInto } = await import('../import-into.ts')
    return importInto(await networkOf(flags, context.signal), { paths, flags, context })
  },
}

/** What the flags want of the network; nothing is loaded for it unless they want something. */
async function networkOf({ from, ...flags }: ImportFlags, signal: AbortSignal): Promise<Network> {
  const loadsMedia = flags.downloadMedia === true && !flags.dryRun
  if (from === undefined && !loadsMedia) return {}
  const { openMediaFolder, openSite } = await import('../network.ts')
  const context = { signal, to: flags.to, dryRun: flags.dryRun === true }
  return {
    ...(from !== undefined && { site: openSite(from, flags, context) }),
    ...(loadsMedia && { media: openMediaFolder(flags, context) }),
  }
}
