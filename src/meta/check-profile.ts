/** Whether what a program hands over is a profile. */

import { z } from 'zod'
import { profiles } from './profiles.ts'

const Part = z.custom<object>((value) => typeof value === 'object' && value !== null)
const Shape = z.looseObject({
  name: z.string(),
  headings: z.array(z.string()),
  prefixes: z.array(z.string()),
  fields: Part,
  display: Part,
  select: Part,
  roles: Part,
  checks: z.array(z.unknown()),
})

/** Throws a `TypeError` that says what was found, unless it is what `defineProfile()` returns. */
export function checkProfile(profile: unknown): void {
  if (Shape.safeParse(profile).success) return
  const ready = Object.keys(profiles).map((name) => `\`profiles.${name}\``)
  throw new TypeError(
    `Unexpected profile ${shown(profile)}, expected ${ready.join(', ')} or what \`defineProfile()\` returns`,
  )
}

/** A name as it was given; of anything else its kind. */
function shown(profile: unknown): string {
  if (typeof profile === 'string') return `\`${profile.slice(0, 80)}\``
  return typeof profile === 'object' && profile !== null ? 'without all its parts' : `\`${String(profile)}\``
}
