/** Modules of the user's. */

import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A module of the user's cannot be used: the message is for the user. */
export class UnusableModule extends Error {
  override name = 'UnusableModule'
}

/** Runs a module of the user's. Throws `UnusableModule` with what went wrong in it. */
export async function loadModule(path: string): Promise<Record<string, unknown>> {
  try {
    return await import(pathToFileURL(resolve(path)).href)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new UnusableModule(`Cannot load ${path}: ${reason}`, { cause })
  }
}
