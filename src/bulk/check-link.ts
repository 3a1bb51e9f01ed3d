/** Symbolic links among the sources. */

import { realpath } from 'node:fs/promises'
import { sep } from 'node:path'
import type { Message } from '../diagnostics/message.ts'
import { messageOf } from './message-of.ts'

/** Says why a link is not followed: it must lead to something below `folder`, so that a folder of sources gives no more than it holds. */
export async function checkLink(path: string, folder: string): Promise<Message | undefined> {
  const root = await realpath(folder)
  const target = await realpath(path).catch(() => undefined)
  if (target?.startsWith(root.endsWith(sep) ? root : root + sep)) return undefined
  return messageOf(path, 'source/link-outside', { target })
}
