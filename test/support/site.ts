/** Builds sites of real folders. */

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { findSources } from '../../src/bulk/find-sources.ts'
import { filesOrigin } from '../../src/cli/site-origin.ts'
import { resolveLimits } from '../../src/diagnostics/limits.ts'
import type { Message } from '../../src/diagnostics/message.ts'
import { profiles } from '../../src/meta/profiles.ts'
import type { Templates } from '../../src/render/templates.ts'
import { type BuildReport, buildSite } from '../../src/site/build-site.ts'
import type { SiteSettings } from '../../src/site/plan.ts'
import { ownTemplates, readTemplates } from '../../src/store/template-folders.ts'

const ours = readTemplates(ownTemplates)

export interface SiteOptions {
  settings?: Partial<SiteSettings>
  templates?: Templates
  out?: string
  state?: string
}

export interface BuiltSite extends BuildReport {
  /** Sources that were read in this build, not recalled. */
  read: string[]
  /** Warnings and errors. */
  messages: Message[]
}

/** Builds the site of the folder `posts` in `folder`, into `site` beside it. */
export async function buildFolder(folder: string, options: SiteOptions = {}): Promise<BuiltSite> {
  const { settings, templates, out = join(folder, 'site'), state = join(folder, 'state') } = options
  const { signal } = new AbortController()
  const profile = profiles.alphanode
  const { files } = await findSources([join(folder, 'posts')])
  const read = new Set<string>()
  const messages: Message[] = []
  const report = await buildSite({
    origin: filesOrigin([...files], [join(folder, 'posts')], {
      profile,
      limits: resolveLimits(),
      format: undefined,
      signal,
    }),
    out,
    state,
    settings: { ...standard, ...settings },
    templates: { ...ours, ...templates },
    profile,
    profileOf: () => profile,
    way: 'test',
    async tell(told) {
      if ('piece' in told) read.add(relative(folder, told.path))
      messages.push(...told.messages.filter(({ severity }) => severity !== 'info'))
    },
    signal,
  })
  return { ...report, read: [...read], messages }
}

const standard: SiteSettings = {
  title: 'Notes',
  description: undefined,
  url: undefined,
  language: 'en',
  theme: 'default',
  variant: 'dl',
  perPage: 20,
  hasSearch: true,
  facets: ['stack', 'difficulty'],
  reviewedOnly: false,
  onCollision: 'suffix',
  maxWidth: undefined,
  hasRedirects: false,
  words: {},
}

/** Every file below a folder with its content. */
export function filesIn(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {}
  const names = readdirSync(folder, { recursive: true }).map(String).sort()
  const files = names.filter((name) => statSync(join(folder, name)).isFile())
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

/** A post in Markdown. */
export function post(title: string, facts: Record<string, unknown> = {}, body = 'Some words.'): string {
  const lines = Object.entries({ title, ...facts }).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
  return `---\n${lines.join('')}---\n\n${body}\n`
}
