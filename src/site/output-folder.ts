/**
 * The folder of a site, which a build changes in two steps. All that is new is first written beside it, to a stage; then
 * the list of changes gets its name, and from there on the change is made: by this process, or by the next if it is
 * killed. So a page is never half written, and a build that fails or is killed while it renders changes nothing.
 */

import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { pathInside } from '../store/folder.ts'

export interface OutputFolder {
  /** Writes a file to the stage, unless the folder holds the same bytes. Gives whether it did. */
  write(path: string, content: string | Uint8Array): boolean
  /** Whether a file was there when the folder was opened. */
  has(path: string): boolean
  /**
   * Makes the change: what was written is put in place, in its order, then what is `gone` is removed, and at last the draft
   * of the manifest, a file of the state, gets its name.
   */
  commit(change: { gone: string[]; draft: string; manifest: string }): void
}

/** Opens the folder of a site, whose stage stands in `state`. A change that a killed process began is made first. */
export function openOutputFolder(folder: string, state: string): OutputFolder {
  const stage = join(state, 'stage')
  const changes = join(state, 'changes.json')
  const finish = () => {
    const { put, gone, draft, manifest }: Changes = JSON.parse(readFileSync(changes, 'utf8'))
    const made = new Set<string>()
    if (!becomesFolder(stage, folder))
      for (const path of put) putInPlace(pathInside(stage, path), pathInside(folder, path), made)
    for (const path of gone) remove(folder, path)
    putInPlace(pathInside(state, draft), pathInside(state, manifest), made)
    rmSync(stage, { recursive: true, force: true })
    rmSync(changes)
  }
  if (existsSync(changes)) finish()
  rmSync(stage, { recursive: true, force: true })

  const present = filesBelow(folder)
  const put: string[] = []
  const folders = new Set<string>()
  return {
    write(path, content) {
      if (present.has(path) && isSame(pathInside(folder, path), content)) return false
      const staged = pathInside(stage, path)
      const parent = dirname(staged)
      if (!folders.has(parent)) mkdirSync(parent, { recursive: true })
      folders.add(parent)
      writeFileSync(staged, content)
      put.push(path)
      return true
    },
    has: (path) => present.has(path),
    commit(change) {
      writeFileSync(`${changes}.tmp`, JSON.stringify({ put, ...change } satisfies Changes))
      renameSync(`${changes}.tmp`, changes)
      finish()
    },
  }
}

interface Changes {
  put: string[]
  gone: string[]
  draft: string
  manifest: string
}

function isSame(path: string, content: string | Uint8Array): boolean {
  const stats = statSync(path, { throwIfNoEntry: false })
  return (
    stats !== undefined && stats.size === Buffer.byteLength(content) && readFileSync(path).equals(Buffer.from(content))
  )
}

/** The paths of all files below a folder: one listing of each folder is much cheaper than a look at each file. */
function filesBelow(root: string): Set<string> {
  const found = new Set<string>()
  const waiting = existsSync(root) ? [''] : []
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder + entry.name
      if (entry.isDirectory()) waiting.push(`${path}/`)
      else found.add(path)
    }
  }
  return found
}

/** Moves the whole stage, if there is no folder yet. Gives whether it did. */
function becomesFolder(stage: string, folder: string): boolean {
  if (existsSync(folder) || !existsSync(stage)) return false
  mkdirSync(dirname(folder), { recursive: true })
  try {
    renameSync(stage, folder)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EXDEV') return false
    throw error
  }
}

/** Moves a staged file. One that is not there was moved before the process was killed. `made` are folders that are there. */
function putInPlace(staged: string, path: string, made: Set<string>): void {
  const parent = dirname(path)
  if (!made.has(parent)) mkdirSync(parent, { recursive: true })
  made.add(parent)
  try {
    renameSync(staged, path)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' && !existsSync(staged)) return
    if (code !== 'EXDEV') throw error
    // The folder is a mount of its own: the copy gets its name when it is whole.
    copyFileSync(staged, `${path}.tmp`)
    renameSync(`${path}.tmp`, path)
    rmSync(staged)
  }
}

/** Removes a file, and folders that it leaves empty. */
function remove(folder: string, path: string): void {
  rmSync(pathInside(folder, path), { force: true })
  for (let parent = dirname(path); parent !== '.'; parent = dirname(parent)) {
    try {
      rmdirSync(join(folder, parent))
    } catch {
      return // not empty
    }
  }
}
