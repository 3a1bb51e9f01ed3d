/** Which name belongs to which article, so that no two of a run overwrite each other. */

import { fileName, nameKey } from './file-name.ts'

/** What to do with an article whose name another article of the same run has. */
export const collisionModes = ['error', 'suffix', 'skip'] as const
export type CollisionMode = (typeof collisionModes)[number]

export type Claim =
  | { kind: 'free' | 'renamed'; name: string }
  /** `name` belongs to another article. */
  | { kind: 'taken'; name: string }

/** Claims the name that a slug or an id asks for. */
export type Names = (wanted: string) => Claim

/** Opens the register of file names of one folder, in which slugs claim names; `reserved` are names that no article may have. */
export function createNames(extension: string, mode: CollisionMode, reserved: string[] = []): Names {
  return register(mode, { nameOf: (slug, suffix) => fileName(slug, extension, suffix), keyOf: nameKey, reserved })
}

/** Opens the register of ids of one run. */
export function createIds(mode: CollisionMode): Names {
  return register(mode, { nameOf: (id, suffix) => id + suffix, keyOf: (id) => id, reserved: [] })
}

interface Naming {
  nameOf(wanted: string, suffix: string): string
  /** The form in which two names are the same. */
  keyOf(name: string): string
  reserved: string[]
}

/**
 * A name is taken for good; with `suffix` the next one gets `-2`, `-3` and so on.
 * Constant time a claim, also when thousands want the same name.
 */
function register(mode: CollisionMode, { nameOf, keyOf, reserved }: Naming): Names {
  /** The number that the next article of this name tries first. */
  const next = new Map<string, number>(reserved.map((name) => [keyOf(name), 2]))
  return (wanted) => {
    const name = nameOf(wanted, '')
    const first = next.get(keyOf(name))
    if (first === undefined) {
      next.set(keyOf(name), 2)
      return { kind: 'free', name }
    }
    if (mode !== 'suffix') return { kind: 'taken', name }
    for (let number = first; ; number += 1) {
      const numbered = nameOf(wanted, `-${number}`)
      if (next.has(keyOf(numbered))) continue
      next.set(keyOf(numbered), 2)
      next.set(keyOf(name), number + 1)
      return { kind: 'renamed', name: numbered }
    }
  }
}
