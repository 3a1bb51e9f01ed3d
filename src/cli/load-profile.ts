/** The profile that a command works with. */

import type { Article } from '../article/article.ts'
import { defineProfile, type Profile } from '../meta/profile.ts'
import { profiles } from '../meta/profiles.ts'
import { CannotRun } from './exit.ts'
import { importModule, isPath } from './settings.ts'

/** Finds a built-in profile by name, or loads it from a module's `default` or `profile` export. Throws `CannotRun`. */
export async function loadProfile(profile: string | Profile): Promise<Profile> {
  if (typeof profile !== 'string') return complete(profile, 'the config file')
  const builtIn = findBuiltIn(profile)
  if (builtIn) return builtIn
  if (!isPath(profile)) {
    const names = Object.keys(profiles).join(', ')
    throw new CannotRun(`Unexpected profile \`${profile}\`, expected ${names}, or the path of a module`)
  }
  const module = await importModule(profile)
  return complete(module.default ?? module.profile, profile)
}

/** The profile of a record: a built-in one by the name it keeps, else the one that was chosen. */
export function profileOf({ meta }: Article, chosen: Profile): Profile {
  return meta.profile === chosen.name ? chosen : (findBuiltIn(meta.profile) ?? chosen)
}

function findBuiltIn(name: string): Profile | undefined {
  return new Map<string, Profile>(Object.entries(profiles)).get(name)
}

/** A profile may also be a plain object with only the two fields that are needed. */
function complete(value: unknown, where: string): Profile {
  if (typeof value !== 'object' || value === null || !('name' in value) || !('fields' in value)) {
    throw new CannotRun(`Unexpected profile in ${where}, expected what defineProfile() returns`)
  }
  // The rest of a user's module is as typed as the user wrote it; `defineProfile` fills what is absent.
  return defineProfile(value as Profile)
}
