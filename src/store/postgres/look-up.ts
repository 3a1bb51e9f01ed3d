/** What stands in the database before a batch, asked for all its articles at once: a question each would take longer than reading them. */

import { z } from 'zod'
import { fromKey, toKey } from '../keys.ts'
import type { Queryable } from './database.ts'
import { keyOf } from './rows.ts'
import * as sql from './sql.ts'

/** A record that is there. */
export interface Held {
  /** The key of its id, in hexadecimal. */
  key: string
  /** Its source. */
  path: string
}

export interface HeldRecord extends Held {
  /** SHA-256 of its JSON. */
  content: Buffer
}

export interface LookUp {
  /** Asks for all that these articles may want. */
  prepare(wanted: { ids: string[]; names: string[] }): Promise<void>
  record(id: string): Promise<HeldRecord | undefined>
  /** The records that give this file name. */
  holders(name: string): Promise<Held[]>
}

const bytes = z.custom<Buffer>(Buffer.isBuffer)
const Records = z.array(z.object({ key: bytes, path: z.string(), content: bytes }))
const Names = z.array(z.object({ name: z.string(), key: bytes, path: z.string() }))

export function createLookUp(client: Queryable): LookUp {
  const records = new Map<string, HeldRecord | undefined>()
  const names = new Map<string, Held[]>()

  const prepare: LookUp['prepare'] = async (wanted) => {
    const keys = [...new Set(wanted.ids)].map(keyOf)
    if (keys.length > 0) {
      for (const key of keys) records.set(key.toString('hex'), undefined)
      for (const { key, path, content } of Records.parse((await client.query(sql.lookUpRecords, [keys])).rows)) {
        records.set(key.toString('hex'), { key: key.toString('hex'), path: fromKey(path), content })
      }
    }
    const texts = [...new Set(wanted.names)].map(toKey)
    if (texts.length === 0) return
    for (const text of texts) names.set(text, [])
    for (const { name, key, path } of Names.parse((await client.query(sql.lookUpNames, [texts])).rows)) {
      names.get(name)?.push({ key: key.toString('hex'), path: fromKey(path) })
    }
  }
  return {
    prepare,
    async record(id) {
      const key = keyOf(id).toString('hex')
      if (!records.has(key)) await prepare({ ids: [id], names: [] })
      return records.get(key)
    },
    async holders(name) {
      if (!names.has(toKey(name))) await prepare({ ids: [], names: [name] })
      return names.get(toKey(name)) ?? []
    },
  }
}
