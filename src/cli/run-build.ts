/** One build: what the user wants of the site, the build itself, and what there is to say of it. */

import { basename, join, resolve } from 'node:path'
import { findSources } from '../bulk/find-sources.ts'
import { loadProfile, profileOf } from '../bulk/load-profile.ts'
import { type BuildReport, buildSite } from '../site/build-site.ts'
import { shortHash } from '../site/entry.ts'
import type { SiteSettings } from '../site/plan.ts'
import type { Theme } from '../site/themes.ts'
import { collisionMessages } from '../store/collisions.ts'
import { ownTemplates, readTemplates } from '../templates.ts'
import type { Context } from './command.ts'
import { CannotRun } from './exit.ts'
import type { SourceFlags } from './run.ts'
import { type Settings, settle } from './settings.ts'
import { filesOrigin } from './site-origin.ts'
import { beginTalk } from './talk.ts'
import { amount } from './tally.ts'
import { wayOf } from './way.ts'

export interface BuildFlags extends SourceFlags {
  out?: string
  url?: string
  title?: string
  theme?: Theme
  cache?: string
  reviewedOnly?: boolean
}

export async function runBuild(paths: string[], flags: BuildFlags, context: Context): Promise<number> {
  const { stderr, signal } = context
  const settings = await settle(flags)
  const profile = await loadProfile(settings.profile)
  const { out = 'site', cache = '.alphanode' } = flags
  const sources = await findSources(paths, renderable)
  if (sources.files.length === 0)
    throw new CannotRun(
      ['Nothing to read', ...sources.messages.map(({ file, reason }) => `  ${file}: ${reason}`)].join('\n'),
    )
  const talk = await beginTalk({
    messages: stderr,
    stderr,
    reporter: settings.reporter,
    show: flags.verbose ? 'info' : flags.quiet ? 'error' : 'warn',
    failOn: settings.failOn,
    quiet: flags.quiet === true,
    verbose: flags.verbose === true,
    sources,
    isOpen: false,
  })
  const report = await buildSite({
    origin: filesOrigin(sources.files, { profile, limits: settings.limits, format: flags.fromFormat, signal }),
    out,
    state: stateOf(out, cache),
    settings: siteSettings(paths, flags, settings),
    templates: templatesOf(settings.template),
    profile,
    profileOf: (article) => profileOf(article, profile),
    way: JSON.stringify(wayOf(profile, flags, settings.limits)),
    tell: (told) => talk.tell(told),
    async tellCollisions(collisions) {
      for (const { entry, collision } of collisions) {
        const messages = collisionMessages(entry.source, [collision], { mode: settings.onCollision })
        await talk.tell({ path: entry.source, messages })
      }
    },
    signal,
  })
  await talk.note(`${out}: ${reportText(report)}`)
  return talk.finish()
}

/** Articles and record files. */
const renderable = /\.(?:(?:html?|xhtml|md|markdown|txt|text|xml|wxr)(?:\.gz)?|ndjson|jsonl|json)$/i

/** A folder for each site that is built from here. */
function stateOf(out: string, cache: string): string {
  const path = resolve(out)
  return join(cache, `${basename(path)}-${shortHash(path).slice(0, 8)}`)
}

function siteSettings(paths: string[], flags: BuildFlags, { site = {}, variant, onCollision }: Settings): SiteSettings {
  const url = flags.url ?? site.url
  return {
    title: flags.title ?? site.title ?? titleOf(paths),
    description: site.description,
    url: url === undefined ? undefined : siteUrl(url),
    language: site.language ?? 'en',
    theme: flags.theme ?? site.theme ?? 'default',
    variant,
    perPage: site.perPage ?? 20,
    facets: site.facets ?? ['stack', 'difficulty'],
    reviewedOnly: flags.reviewedOnly === true,
    onCollision,
    words: site.words ?? {},
  }
}

/** The address of a site, without query and fragment, with a slash at the end. Throws `CannotRun` if it is none. */
function siteUrl(given: string): string {
  if (!/^https?:\/\/[^\s/]/i.test(given) || !URL.canParse(given))
    throw new CannotRun(`Unexpected --url \`${given}\`, expected an http(s) URL`)
  const { origin, pathname } = new URL(given)
  return `${origin}${pathname.replace(/\/?$/, '/')}`
}

/** The name of the folder that holds the sources. */
function titleOf([path = '.']: string[]): string {
  const name = basename(resolve(path)).replace(/\.[a-z.]+$/i, '')
  return name.charAt(0).toUpperCase() + name.slice(1)
}

function templatesOf(folder: string | undefined) {
  const own = readTemplates(ownTemplates)
  if (folder === undefined) return own
  try {
    return readTemplates(folder, own)
  } catch (cause) {
    throw new CannotRun(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}

function reportText({ articles, leftOut, pages, written, removed }: BuildReport): string {
  return [
    amount(articles, ['article', 'articles']),
    ...(leftOut > 0 ? [`${amount(leftOut, ['article', 'articles'])} left out`] : []),
    amount(pages, ['file', 'files']),
    written + removed === 0 ? 'nothing changed' : `${written.toLocaleString('en')} written`,
    ...(removed > 0 ? [`${removed.toLocaleString('en')} removed`] : []),
  ].join(', ')
}
