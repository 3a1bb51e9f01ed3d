/** Which file of a folder belongs to which slug, so that no two articles overwrite each other. */

import { fileName, nameKey } from './file-name.ts'

/** What to do with an article whose file name another article of the same run has. */
export const collisionModes = ['error', 'suffix', 'skip'] as const
export type CollisionMode = (typeof collisionModes)[number]

export type Claim =
  | { kind: 'free' | 'renamed'; name: string }
  /** `name` belongs to another article. */
  | { kind: 'taken'; name: string }

/**
 * Opens the register of names of one folder; `reserved` are names that no article may have. A name is taken for good; with `suffix` the next one gets `-2`, `-3` and so on.
 * Constant time a claim, also when thousands want the same name.
 */
export function createNames(extension: string, mode: CollisionMode, reserved: string[] = []): (slug: string) => Claim {
  /** The number that the next article of this name tries first. */
  const next = new Map<string, number>(reserved.map((name) => [nameKey(name), 2]))
  return (slug) => {
    const wanted = fileName(slug, extension)
    const key = nameKey(wanted)
    const first = next.get(key)
    if (first === undefined) {
      next.set(key, 2)
      return { kind: 'free', name: wanted }
    }
    if (mode !== 'suffix') return { kind: 'taken', name: wanted }
    for (let number = first; ; number += 1) {
      const name = fileName(slug, extension, `-${number}`)
      if (next.has(nameKey(name))) continue
      next.set(nameKey(name), 2)
      next.set(key, number + 1)
      return { kind: 'renamed', name }
    }
  }
}
