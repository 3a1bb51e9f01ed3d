/** `alphanode import`: sources → records. */

import { Option } from 'commander'
import { type RecordFormat, recordFormats } from '../../store/records.ts'
import type { CommandDefinition } from '../command.ts'
import { CannotRun } from '../exit.ts'
import { openLedger } from '../ledger-file.ts'
import type { MediaFolder, Site } from '../network.ts'
import { type MediaFlags, mediaOptions, networkOptions, type SiteFlags, siteOptions } from '../network-options.ts'
import {
  collisionOption,
  failOnOption,
  formatOption,
  limitOption,
  profileOption,
  reporterOption,
  sourcesHelp,
} from '../options.ts'
import { defaultTarget, openRedirects } from '../redirects-file.ts'
import type { SourceFlags } from '../run.ts'
import { openTarget } from '../target.ts'

interface ImportFlags extends SourceFlags, SiteFlags, MediaFlags {
  format?: RecordFormat
  to?: string
  dryRun?: boolean
  reread?: boolean
  ledger?: string
  truth?: string
  redirects?: string
  redirectTo?: string
}

export const command: CommandDefinition = {
  argument: '[paths...]',
  argumentHelp: sourcesHelp,
  examples: [
    'alphanode import posts/ > articles.ndjson',
    'alphanode import "posts/**/*.html" --to records/ --on-collision suffix',
    'alphanode import posts/ --to articles.db',
    'alphanode import posts/ --to articles.db --dry-run',
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
    new Option(
      '--to <target>',
      'a .ndjson or .json file, a folder of one .json per article, or a .db (default: stdout)',
    ),
    new Option('--format <format>', 'how records stand in one stream (default: ndjson)').choices(recordFormats),
    collisionOption(),
    new Option('--comments', 'keep the comments of WordPress in the records (default: count them)'),
    new Option('--dry-run', 'write nothing; with a folder or a .db, say what would become of each article'),
    new Option('--reread', 'with a .db: read also the sources that did not change since the last run'),
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
    const { site, media } = await networkOf(flags, context.signal)
    if (!site && paths.length === 0) throw new CannotRun("missing required argument 'paths', or --from <url>")
    const [{ beginRun }, { openScore }, { wayOf, withoutRecall }] = await Promise.all([
      import('../run.ts'),
      import('../score.ts'),
      import('../way.ts'),
    ])
    const { settings, profile, sources, talk, results } = await beginRun(paths, flags, context, {
      messages: context.stderr,
      show: 'warn',
      more: site?.results,
    })
    const score = flags.truth === undefined ? undefined : await openScore(flags.truth, sources.files)
    const target = await openTarget({
      to: flags.to,
      isSilent: score !== undefined,
      format: flags.format,
      onCollision: settings.onCollision,
      dryRun: flags.dryRun === true,
      way: wayOf(profile, flags, settings.limits),
      stdout: context.stdout,
    })
    // Loaded media are not a matter of the bytes of a source alone.
    const readsAll = flags.reread === true || media !== undefined
    const memory = target.memory && readsAll ? withoutRecall(target.memory, { remembers: !media }) : target.memory
    const ledger = openLedger(flags.ledger)
    const redirects = openRedirects(flags.dryRun ? undefined : flags.redirects, flags.redirectTo)
    try {
      await ledger.put(sources.messages)
      for await (const result of media ? media.place(results(memory)) : results(memory)) {
        const kept = result.article ? await target.put(result.article) : []
        await redirects.put(result.article)
        const messages = [...result.messages, ...kept]
        await ledger.put(messages)
        await score?.take(result)
        await talk.tell({ ...result, messages })
      }
      await ledger.close()
      await redirects.close()
      const done = await target.close()
      await site?.done()
      for (const line of [done, media?.summary()]) if (line) await talk.note(line)
    } catch (error) {
      await ledger.abort()
      await redirects.abort()
      await target.abort()
      throw error
    }
    const exitCode = await talk.finish()
    return score ? Math.max(exitCode, await score.finish(context.stdout, flags)) : exitCode
  },
}

/** What the flags want of the network; nothing is loaded for it unless they want something. */
async function networkOf(
  { from, ...flags }: ImportFlags,
  signal: AbortSignal,
): Promise<{ site?: Site; media?: MediaFolder }> {
  const loadsMedia = flags.downloadMedia === true && !flags.dryRun
  if (from === undefined && !loadsMedia) return {}
  const { openMediaFolder, openSite } = await import('../network.ts')
  const context = { signal, to: flags.to, dryRun: flags.dryRun === true }
  return {
    ...(from !== undefined && { site: openSite(from, flags, context) }),
    ...(loadsMedia && { media: openMediaFolder(flags, context) }),
  }
}
