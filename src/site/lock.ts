/** One build of a site at a time: two would mix their stages. */

import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StoreError } from '../store/store.ts'

/** Takes the lock of a folder; gives what frees it. Throws `StoreError` if a process that is alive has it. */
export function lock(folder: string): () => void {
  const path = join(folder, 'lock')
  const own = join(folder, `lock-${process.pid}`)
  writeFileSync(own, String(process.pid))
  try {
    if (!take(own, path)) {
      const holder = holderOf(path)
      if (holder !== undefined && isAlive(holder)) throw new StoreError(busy(holder))
      rmSync(path, { force: true }) // of a process that was killed
      if (!take(own, path)) throw new StoreError(busy(holderOf(path)))
    }
  } finally {
    rmSync(own, { force: true })
  }
  return () => rmSync(path, { force: true })
}

function busy(holder: number | undefined): string {
  return `Unexpected other build of this site (process ${holder}), expected one at a time`
}

/** Gives the file its second name, which only one process can do, and under which it says from the start whose it is. */
function take(own: string, path: string): boolean {
  try {
    linkSync(own, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** The process that has the lock; nothing if it was freed meanwhile. */
function holderOf(path: string): number | undefined {
  try {
    return Number(readFileSync(path, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

function isAlive(id: number): boolean {
  try {
    process.kill(id, 0) // sends nothing
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
