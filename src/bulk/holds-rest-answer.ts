/** Tells answers of WordPress' REST API from other JSON files. */

import { open } from 'node:fs/promises'
import { headOf } from '../split/head-of.ts'
import { isRestAnswer, restHeadLength } from '../split/rest-items.ts'
import { findRestKind } from '../split/rest-kinds.ts'

/** Whether a file named `.json` begins like posts of the REST API. One that cannot be read does not. */
export async function holdsRestAnswer(path: string): Promise<boolean> {
  return beginsLike(path, isRestAnswer)
}

/** The same of any answer of the API, such as a list of comments. */
export async function holdsAnyAnswer(path: string): Promise<boolean> {
  return beginsLike(path, (head) => isRestAnswer(head) || findRestKind(head) !== undefined)
}

async function beginsLike(path: string, isLike: (head: string) => boolean): Promise<boolean> {
  if (!/\.json$/i.test(path)) return false
  try {
    const handle = await open(path)
    try {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(restHeadLength), 0, restHeadLength, 0)
      return isLike(headOf(buffer.subarray(0, bytesRead), restHeadLength))
    } finally {
      await handle.close()
    }
  } catch {
    // Whoever reads it in earnest says why it cannot be read.
    return false
  }
}
