/** The built-in profiles. To add one: a file under `profiles/` and a line here. */

import type { Profile } from './profile.ts'
import { alphanode } from './profiles/alphanode.ts'
import { generic } from './profiles/generic.ts'

const builtIn = { alphanode, generic }

/** The built-in profiles by name; `alphanode` is the default. */
export const profiles: Readonly<Record<string, Profile>> & Readonly<typeof builtIn> = builtIn
