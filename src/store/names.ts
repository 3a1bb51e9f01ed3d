/** Which name belongs to which article, so that no two of a run overwrite each other. */

import { fileName, nameKey } from './file-name.ts'

/** What to do with an article whose name another article of the same run has. */
export const collisionModes = ['error', 'suffix', 'skip'] as const
export type CollisionMode = (typeof collisionModes)[number]

export type Claim =
  | { kind: 'free'; name: string }
  /** `holder` has what was wanted. */
  | { kind: 'renamed'; name: string; holder: string }
  /** `name` belongs to `holder`. */
  | { kind: 'taken'; name: string; holder: string }

/** Claims the file name that a slug asks for; `holder` says who asks, for those who come later. */
export type Names = (wanted: string, holder: string) => Claim

/**
 * Opens the register of file names of one folder, in which slugs claim names; `reserved` are names that no article may have.
 * A name is taken for good; with `suffix` the next one gets `-2`, `-3` and so on.
 * Constant time a claim, also when thousands want the same name.
 */
export function createNames(extension: string, mode: CollisionMode, reserved: string[] = []): Names {
  /** Who has a name, and the number that the next article of this name tries first. */
  const taken = new Map<string, { holder: string; next: number }>()
  for (const name of reserved) taken.set(nameKey(name), { holder: name, next: 2 })
  return (wanted, holder) => {
    const name = fileName(wanted, extension)
    const first = taken.get(nameKey(name))
    if (!first) {
      taken.set(nameKey(name), { holder, next: 2 })
      return { kind: 'free', name }
    }
    if (mode !== 'suffix') return { kind: 'taken', name, holder: first.holder }
    for (; ; first.next += 1) {
      const numbered = fileName(wanted, extension, `-${first.next}`)
      if (taken.has(nameKey(numbered))) continue
      taken.set(nameKey(numbered), { holder, next: 2 })
      first.next += 1
      return { kind: 'renamed', name: numbered, holder: first.holder }
    }
  }
}
