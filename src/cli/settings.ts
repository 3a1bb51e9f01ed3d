/** What a command was told: flags, then environment, then config file, then defaults. */

import { existsSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'
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
  facets: z.array(z.string().min(1)).optional(),
  words: z.record(z.string(), z.string()).optional(),
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
type Always = 'profile' | 'failOn' | 'reporter' | 'onCollision' | 'variant'
export type Settings = Omit<Config, 'limits'> & { [Key in Always]: Exclude<Config[Key], undefined> } & {
  limits: Limits
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
  const config = path === undefined ? {} : await readConfig(path)
  const json: SettingFlags = flags.json ? { reporter: 'json' } : {}
  const limits = resolveLimits({ ...config.limits, ...flags.limit })
  return Object.assign({}, defaults, own, config, json, flags, { limits })
}

async function readConfig(path: string): Promise<Config> {
  const module: { default?: unknown } = await importModule(path)
  const checked = Config.safeParse(module.default)
  if (!checked.success) throw new CannotRun(`Unexpected config file ${path}:\n${z.prettifyError(checked.error)}`)
  const config = checked.data
  const beside = (value: string) => resolve(dirname(path), value)
  if (config.template !== undefined) config.template = beside(config.template)
  if (typeof config.profile === 'string' && isPath(config.profile)) config.profile = beside(config.profile)
  return config
}

/** Whether the name of a profile is the path of a module. */
export function isPath(name: string): boolean {
  return /[./\\]/.test(name)
}

/** Runs a module of the user's. Throws `CannotRun` with what went wrong in it. */
export async function importModule(path: string): Promise<Record<string, unknown>> {
  try {
    return await import(pathToFileURL(resolve(path)).href)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new CannotRun(`Cannot load ${path}: ${reason}`, { cause })
  }
}
