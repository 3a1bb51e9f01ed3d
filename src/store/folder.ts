/** A folder of files, one per article, named by slug. */

import { mkdir } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { type Collision, findCollision } from './collisions.ts'
import { type CollisionMode, createNames } from './names.ts'
import type { Change } from './store.ts'
import { writeWhole } from './write-file.ts'

export interface Folder {
  /** Writes the text of one article under the name its slug gives; `holder` is its place, for messages about others. */
  write(slug: string, text: string, holder: string): Promise<WrittenFile>
  /** Writes a file that belongs to all of them, under its own name. */
  writeShared(name: string, text: string): Promise<Change>
}

export interface WrittenFile {
  change: Change
  name: string
  /** If another article of the run had the name first. */
  collision: Collision | undefined
}

export interface FolderOptions {
  /** With its dot: `.html`. */
  extension: string
  onCollision: CollisionMode
  dryRun?: boolean
  /** Files that must not be overwritten, such as the sources of the run; those elsewhere do not matter. */
  protect?: string[]
}

/** Opens a folder for writing and makes it if it is not there. */
export async function openFolder(
  path: string,
  { extension, onCollision, dryRun = false, protect = [] }: FolderOptions,
): Promise<Folder> {
  if (!dryRun) await mkdir(path, { recursive: true })
  const inside = protect.filter((file) => resolve(dirname(file)) === resolve(path))
  const claimName = createNames(
    extension,
    onCollision,
    inside.map((file) => basename(file)),
  )
  const writeShared = (name: string, text: string) => writeWhole(pathInside(path, name), text, { dryRun })
  return {
    writeShared,
    async write(slug, text, holder) {
      const claim = claimName(slug, holder)
      const { name } = claim
      const collision = findCollision('slug', slug, claim)
      if (claim.kind === 'taken') return { change: 'taken', name, collision }
      return { change: await writeShared(name, text), name, collision }
    },
  }
}

/** The path of `name` in `folder`. Throws if it lies anywhere else, whatever `name` is made of. */
export function pathInside(folder: string, name: string): string {
  if (plainPath.test(name)) return `${folder}${sep}${name}`
  const path = join(folder, name)
  const inside = relative(resolve(folder), resolve(path))
  if (inside === '' || inside.split(sep)[0] === '..' || isAbsolute(inside)) {
    throw new Error(`${JSON.stringify(name)} does not lie in ${folder}`)
  }
  return path
}

/** Names of files and folders that begin with a letter or digit, as most do; 20 times faster than to resolve them. */
const plainPath = /^[\w][\w.-]*(?:\/[\w][\w.-]*)*$/
