/** One build: where its articles come from, what the user wants of the site, and what there is to say of it. */

import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { findSources, type Sources } from '../bulk/find-sources.ts'
import { loadProfile, profileOf } from '../bulk/load-profile.ts'
import { createPathList } from '../bulk/path-list.ts'
import { TemplateError } from '../render/template-error.ts'
import { type BuildReport, buildSite } from '../site/build-site.ts'
import { shortHash } from '../site/entry.ts'
import type { Origin } from '../site/gather.ts'
import type { SiteSettings } from '../site/plan.ts'
import type { Theme } from '../site/themes.ts'
import { storeKind, storeName } from '../store/open-store.ts'
import { StoreError } from '../store/store.ts'
import type { Context } from './command.ts'
import { CannotRun, exitCodes } from './exit.ts'
import { grouped } from './grouped.ts'
import { printableLines } from './printable.ts'
import { openFilledStore, renderable } from './records-in.ts'
import type { SourceFlags } from './run.ts'
import { type Settings, settle } from './settings.ts'
import { filesOrigin, type SiteOriginOptions, storeOrigin } from './site-origin.ts'
import { beginTalk } from './talk.ts'
import { amount } from './tally.ts'
import { templatesOf } from './templates-of.ts'
import { send } from './terminal.ts'
import { wayOf } from './way.ts'

export interface BuildFlags extends SourceFlags {
  search?: boolean
  from?: string
  out?: string
  url?: string
  title?: string
  theme?: Theme
  cache?: string
  reviewedOnly?: boolean
  redirects?: boolean
  maxWidth?: string
  watch?: boolean
  serve?: string | true
}

/** Builds, and goes on if the user wants to watch or see the site; gives the exit code. */
export async function runBuild(paths: string[], flags: BuildFlags, context: Context): Promise<number> {
  const { watch = false, serve, out = 'site' } = flags
  const exitCode = await buildOnce(paths, flags, context)
  if (!watch && serve === undefined) return exitCode
  const { stderr, signal } = context
  const { site, template } = await settle(flags)
  const url = flags.url ?? site?.url
  const base = url === undefined ? '/' : new URL(siteUrl(url)).pathname
  const { serveSite } = await import('../site/serve.ts')
  const server =
    serve === undefined ? undefined : await serveSite({ folder: out, port: portOf(serve), base, isLive: watch })
  if (server) await send(stderr, `${server.url}\n`)
  if (watch) {
    const { watchPaths } = await import('../site/watch.ts')
    const watched = [
      ...(flags.from === undefined ? paths : [flags.from]),
      ...(template === undefined ? [] : [template]),
    ]
    const rebuild = async () => {
      try {
        await buildOnce(paths, flags, context)
        server?.reload()
      } catch (error) {
        // What is wrong now may be right after the next change.
        if (!(error instanceof CannotRun || error instanceof StoreError)) throw error
        await send(stderr, `${stderr.colors.red('error')}: ${printableLines(error.message)}\n`)
      }
    }
    await watchPaths(watched, rebuild, signal)
  } else if (!signal.aborted) await once(signal, 'abort')
  await server?.close()
  return exitCodes.done
}

/** The port of `--serve`, which may stand without one. */
function portOf(serve: string | true): number {
  const port = serve === true ? defaultPort : Number(serve)
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port
  throw new CannotRun(`Unexpected --serve \`${serve}\`, expected a port`)
}

const defaultPort = 4173

async function buildOnce(paths: string[], flags: BuildFlags, context: Context): Promise<number> {
  const { stderr, signal } = context
  const { out = 'site', cache = '.alphanode', quiet = false, verbose = false } = flags
  const settings = await settle(flags)
  const profile = await loadProfile(settings.profile)
  const { limits, reporter, failOn } = settings
  const chosen = siteSettings(paths, flags, settings)
  if (chosen.maxWidth !== undefined && !(await (await import('../site/assets/asset-bytes.ts')).hasSharp()))
    throw new CannotRun('Making pictures smaller (--max-width) needs sharp: npm install sharp')
  const found = await findArticles(paths, flags.from, { profile, limits, format: flags.fromFormat, signal })
  const talk = await beginTalk({
    ...{ messages: stderr, stderr, reporter, failOn, quiet, verbose, sources: found.sources, isOpen: false },
    show: verbose ? 'info' : quiet ? 'error' : 'warn',
  })
  try {
    const report = await buildSite({
      origin: found.origin,
      out,
      state: stateOf(out, cache),
      settings: chosen,
      templates: templatesOf(settings.template),
      profile,
      profileOf: (article) => profileOf(article, profile),
      way: JSON.stringify(wayOf(profile, flags, limits)),
      tell: (told) => talk.tell(told),
      signal,
    })
    for (const line of reportLines(out, report, flags.url ?? settings.site?.url)) await talk.note(line)
  } catch (error) {
    throw error instanceof TemplateError ? atFile(error, settings.template) : error
  } finally {
    await found.close()
  }
  return talk.finish()
}

/** Says which file a template stands in: the user's, or ours. */
function atFile(error: TemplateError, folder: string | undefined): CannotRun {
  const { template, message } = error
  const isOwn = folder === undefined || template === undefined || !existsSync(join(folder, `${template}.hbs`))
  return new CannotRun(isOwn ? message : `${folder.replace(/\/+$/, '')}/${message}`, { cause: error })
}

interface Found {
  origin: Origin
  sources: Sources
  close(): Promise<void>
}

/** Finds sources, or the records that `import --to` kept. Throws `CannotRun` if there is nothing to read. */
async function findArticles(paths: string[], from: string | undefined, options: SiteOriginOptions): Promise<Found> {
  if (from !== undefined && (!existsSync(from) || !['folder', 'file'].includes(storeKind(from)))) {
    const store = await openFilledStore(from)
    const name = storeName(from)
    const sources = { files: createPathList([name]), skipped: 0, messages: [] }
    return { origin: storeOrigin(name, store), sources, close: () => store.close() }
  }
  const sources =
    from === undefined
      ? await findSources(paths, { names: renderable })
      : await findSources([from], { names: /\.json$/i })
  if (sources.files.length === 0) {
    const reasons = sources.messages.map(({ file, reason }) => `  ${file}: ${reason}`)
    throw new CannotRun(['Nothing to read', ...reasons].join('\n'))
  }
  return {
    origin: filesOrigin([...sources.files], from === undefined ? paths : [from], options),
    sources,
    close: async () => {},
  }
}

/** A folder for each site that is built from here. */
function stateOf(out: string, cache: string): string {
  const path = resolve(out)
  return join(cache, `${basename(path)}-${shortHash(path).slice(0, 8)}`)
}

function siteSettings(paths: string[], flags: BuildFlags, { site = {}, variant, onCollision }: Settings): SiteSettings {
  const url = flags.url ?? site.url
  return {
    title: flags.title ?? site.title ?? titleOf(flags.from ?? paths[0] ?? '.'),
    description: site.description,
    url: url === undefined ? undefined : siteUrl(url),
    language: site.language ?? 'en',
    theme: flags.theme ?? site.theme ?? 'default',
    variant,
    perPage: site.perPage ?? 20,
    hasSearch: flags.search !== false && (site.search ?? true),
    facets: site.facets ?? ['stack', 'difficulty'],
    reviewedOnly: flags.reviewedOnly ?? false,
    onCollision,
    maxWidth: flags.maxWidth === undefined ? site.maxWidth : pixelsOf(flags.maxWidth),
    hasRedirects: flags.redirects ?? site.redirects ?? false,
    words: site.words ?? {},
  }
}

/** The width that `--max-width` says. */
function pixelsOf(width: string): number {
  if (/^[1-9]\d{0,4}$/.test(width)) return Number(width)
  throw new CannotRun(`Unexpected --max-width \`${width}\`, expected a number of pixels`)
}

/** The address of a site, without query and fragment, with a slash at the end. Throws `CannotRun` if it is none. */
function siteUrl(given: string): string {
  if (!/^https?:\/\/[^\s/]/i.test(given) || !URL.canParse(given))
    throw new CannotRun(`Unexpected --url \`${given}\`, expected an http(s) URL`)
  const { origin, pathname } = new URL(given)
  return `${origin}${pathname.replace(/\/?$/, '/')}`
}

/** The name of the file or folder that the articles come from. */
function titleOf(path: string): string {
  const name = basename(resolve(path)).replace(/\.\w+$/, '')
  return name.charAt(0).toUpperCase() + name.slice(1)
}

function reportLines(out: string, report: BuildReport, url: string | undefined): string[] {
  const { articles, leftOut, pages, written, removed } = report
  const parts = [
    amount(articles, ['article', 'articles']),
    ...(leftOut > 0 ? [`${grouped(leftOut)} left out (drafts, private or not reviewed)`] : []),
    amount(pages, ['file', 'files']),
    written + removed === 0 ? 'nothing changed' : `${grouped(written)} written`,
    ...(removed > 0 ? [`${grouped(removed)} removed`] : []),
  ]
  const lines = [`${out}: ${parts.join(', ')}`]
  if (url === undefined) lines.push('No feeds, sitemap and robots.txt: they need the address of the site (--url)')
  return lines
}
