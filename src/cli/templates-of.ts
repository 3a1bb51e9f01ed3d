/** The templates of a run: those of a folder, and ours for the rest. */

import type { Templates } from '../render/templates.ts'
import { ownTemplates, readTemplates } from '../store/template-folders.ts'
import { CannotRun } from './exit.ts'

/** Throws `CannotRun` if the folder cannot be read. */
export function templatesOf(folder: string | undefined): Templates {
  const own = readTemplates(ownTemplates)
  if (folder === undefined) return own
  try {
    return readTemplates(folder, own)
  } catch (cause) {
    throw new CannotRun(cause instanceof Error ? cause.message : String(cause), { cause })
  }
}
