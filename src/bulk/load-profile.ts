/** The profile that a run works with. Each thread loads it for itself, for its functions cannot be sent. */

import type { Article } from '../article/article.ts'
import { defineProfile, type Profile } from '../meta/profile.ts'
import { profiles } from '../meta/profiles.ts'
import { loadModule, UnusableModule } from './load-module.ts'

/** A built-in profile by its name, one by the path of its module, or that of a config file. */
export type ProfileRef = string | { config: string }

/** Finds a built-in profile, or loads it from a module's `default` or `profile` export. Throws `UnusableModule`. */
export async function loadProfile(ref: ProfileRef): Promise<Profile> {
  if (typeof ref !== 'string') {
    const module: { default?: { profile?: unknown } } = await loadModule(ref.config)
    return complete(module.default?.profile, 'the config file')
  }
  const builtIn = findBuiltIn(ref)
  if (builtIn) return builtIn
  if (!isPath(ref)) {
    const names = Object.keys(profiles).join(', ')
    throw new UnusableModule(`Unexpected profile \`${ref}\`, expected ${names}, or the path of a module`)
  }
  const module = await loadModule(ref)
  return complete(module.default ?? module.profile, ref)
}

/** The profile of a record: a built-in one by the name it keeps, else the one that was chosen. */
export function profileOf({ meta }: Article, chosen: Profile): Profile {
  return meta.profile === chosen.name ? chosen : (findBuiltIn(meta.profile) ?? chosen)
}

/** Whether the name of a profile is the path of a module. */
export function isPath(name: string): boolean {
  return /[./\\]/.test(name)
}

function findBuiltIn(name: string): Profile | undefined {
  return new Map<string, Profile>(Object.entries(profiles)).get(name)
}

/** A profile may also be a plain object with only the two fields that are needed. */
function complete(value: unknown, where: string): Profile {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('fields' in value)) {
    throw new UnusableModule(`Unexpected profile in ${where}, expected what defineProfile() returns`)
  }
  // The rest of a user's module is as typed as the user wrote it; `defineProfile` fills what is absent.
  return defineProfile(value as Profile)
}
