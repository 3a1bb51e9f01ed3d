/** The built-in profiles. To add one: a file under `profiles/` and a line here. */

import type { Profile } from './profile.ts'
import { alphanode } from './profiles/alphanode.ts'
import { generic } from './profiles/generic.ts'

/** By name; the first is the default. */
export const profiles: Record<string, Profile> = { alphanode, generic }
