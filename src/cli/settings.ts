/** What a command was told: flags, then environment, then config file, then defaults. */

import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { loadModule } from '../bulk/load-module.ts'
import { isPath, type ProfileRef } from '../bulk/load-profile.ts'
import { findLimitFault, type Limits, resolveLimits } from '../diagnostics/limits.ts'
import type { Profile } from '../meta/profile.ts'
import { themes } from '../site/themes.ts'
import { collisionModes } from '../store/names.ts'
import type { CommonFlags } from './command.ts'
import { CannotRun, failLevels } from './exit.ts'
import { boxVariants } from './options.ts'
import { reporterNames } from './report/names.ts'

/** What a config file may say of the site that `build` makes. */
const SiteConfig = z.strictObject({
  title: z.string().min(1).optional(),
  description: z.string().min(1).optional(),
  url: z.string().optional(),
  language: z.string().min(2).optional(),
  theme: z.enum(themes).optional(),
  perPage: z.number().int().min(1).optional(),
  search: z.boolean().optional(),
  facets: z.array(z.string().min(1)).optional(),
  words: z.record(z.string(), z.string()).optional(),
  maxWidth: z.number().int().min(1).optional(),
  redirects: z.boolean().optional(),
})
export type SiteConfig = z.infer<typeof SiteConfig>

/** What a config file may say; every field but `site` has a flag of the same name. */
const Config = z.strictObject({
  profile: z.union([z.string(), z.custom<Profile>((value) => typeof value === 'object')]).optional(),
  failOn: z.enum(failLevels).optional(),
  reporter: z.enum(reporterNames).optional(),
  onCollision: z.enum(collisionModes).optional(),
  variant: z.enum(boxVariants).optional(),
  template: z.string().optional(),
  limits: z.record(z.string(), z.number()).superRefine(refuseLimits).optional(),
  site: SiteConfig.optional(),
})
type Config = z.infer<typeof Config>

/** Says what is wrong with limits of a config file. */
function refuseLimits(limits: Record<string, number>, context: z.RefinementCtx): void {
  for (const [name, value] of Object.entries(limits)) {
    const message = findLimitFault(name, value)
    if (message) context.addIssue({ code: 'custom', message, path: [name] })
  }
}

/** The same as flags; commander has put the environment into them already. */
export type SettingFlags = {
  [Key in keyof Omit<Config, 'profile' | 'limits' | 'site'>]?: Exclude<Config[Key], undefined>
} & {
  profile?: string
  limit?: Partial<Limits>
}

/** The settings that always have a value. */
type Always = 'failOn' | 'reporter' | 'onCollision' | 'variant'
export type Settings = Omit<Config, 'limits' | 'profile'> & { [Key in Always]: Exclude<Config[Key], undefined> } & {
  limits: Limits
  profile: ProfileRef
}

const defaults: Omit<Settings, 'limits'> = {
  profile: 'alphanode',
  failOn: 'error',
  reporter: 'concise',
  onCollision: 'error',
  variant: 'dl',
}

const configNames = ['alphanode.config.js', 'alphanode.config.mjs']

/** Completes the flags of a command; `own` are its own defaults. Throws `CannotRun` if the config file does not fit. */
export async function settle(flags: SettingFlags & CommonFlags, own: SettingFlags = {}): Promise<Settings> {
  const path = flags.config ?? configNames.find((name) => existsSync(name))
  const { profile, ...config } = path === undefined ? {} : await readConfig(path)
  // A profile that stands in the config file itself is loaded from there by every thread.
  const ref: ProfileRef | undefined = typeof profile === 'object' && path !== undefined ? { config: path } : undefined
  const chosen = typeof profile === 'string' ? { profile } : ref ? { profile: ref } : {}
  const json: SettingFlags = flags.json ? { reporter: 'json' } : {}
  const limits = resolveLimits({ ...config.limits, ...flags.limit })
  return Object.assign({}, defaults, own, config, chosen, json, flags, { limits })
}

async function readConfig(path: string): Promise<Config> {
  const module: { default?: unknown } = await loadModule(path)
  const checked = Config.safeParse(module.default)
  if (!checked.success) throw new CannotRun(`Unexpected config file ${path}:\n${z.prettifyError(checked.error)}`)
  const config = checked.data
  const beside = (value: string) => resolve(dirname(path), value)
  if (config.template !== undefined) config.template = beside(config.template)
  if (typeof config.profile === 'string' && isPath(config.profile)) config.profile = beside(config.profile)
  return config
}
