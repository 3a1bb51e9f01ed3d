/** Which article of a run has which id and which file name, in a table: memory does not grow with a run, and any machine can go on. */

import { createHash } from 'node:crypto'
import { z } from 'zod'
import { fileName, nameKey } from '../file-name.ts'
import { fromKey, toKey } from '../keys.ts'
import type { Claim, CollisionMode } from '../names.ts'
import type { Packed } from '../packed.ts'
import { putRows, type Queryable } from './database.ts'
import * as sql from './sql.ts'

type Field = 'id' | 'slug'

export interface Claims {
  /** Asks for all the claims that others may have on these. */
  prepare(wanted: Pick<Packed, Field>[]): Promise<void>
  /** Claims what an article wants; `holder` is its place. */
  claim(field: Field, wanted: string, by: Claimant): Promise<Claim>
  /** Writes what was claimed. */
  save(): Promise<void>
}

export interface Claimant {
  holder: string
  /** Who has a name that nobody claimed in this run: a source that did not change and came before. */
  earlier(name: string): Promise<string | undefined>
}

/** How each field becomes a name, and the form in which two names are the same. */
const naming: Record<Field, { nameOf(wanted: string, suffix: string): string; sameOf(name: string): string }> = {
  id: { nameOf: (id, suffix) => id + suffix, sameOf: (id) => id },
  slug: { nameOf: (slug, suffix) => fileName(slug, '', suffix), sameOf: nameKey },
}

interface Taken {
  key: Buffer
  holder: string
  next: number
  isNew: boolean
}

const Rows = z.array(z.object({ key: z.custom<Buffer>(Buffer.isBuffer), holder: z.string(), next: z.number() }))

/** Opens the claims of a run for one batch. */
export function openClaims(client: Queryable, run: number, mode: CollisionMode): Claims {
  /** By key; undefined is known to be free. */
  const taken = new Map<string, Taken | undefined>()

  const load = async (keys: Buffer[]): Promise<void> => {
    const unknown = keys.filter((key) => !taken.has(key.toString('hex')))
    if (unknown.length === 0) return
    for (const key of unknown) taken.set(key.toString('hex'), undefined)
    for (const { key, holder, next } of Rows.parse((await client.query(sql.lookUpClaims, [run, unknown])).rows)) {
      taken.set(key.toString('hex'), { key, holder: fromKey(holder), next, isNew: false })
    }
  }
  /** Gives the name to whoever had it before this run, or to `holder`; gives who has it if it is another. */
  const take = async (field: Field, same: string, { holder, earlier }: Claimant): Promise<Taken | undefined> => {
    const key = keyOfClaim(field, same)
    await load([key])
    const claimed = taken.get(key.toString('hex'))
    if (claimed) return claimed
    const before = await earlier(same)
    const mine = { key, holder: before ?? holder, next: 2, isNew: true }
    taken.set(key.toString('hex'), mine)
    return before === undefined ? undefined : mine
  }

  return {
    prepare: (wanted) => load(wanted.flatMap(({ id, slug }) => [keyOfFirst('id', id), keyOfFirst('slug', slug)])),
    async claim(field, wanted, by) {
      const { nameOf, sameOf } = naming[field]
      const name = nameOf(wanted, '')
      const first = await take(field, sameOf(name), by)
      if (!first) return { kind: 'free', name }
      const { holder } = first
      if (mode !== 'suffix') return { kind: 'taken', name, holder }
      for (;;) {
        const numbered = nameOf(wanted, `-${first.next}`)
        first.next += 1
        first.isNew = true
        if (!(await take(field, sameOf(numbered), by))) return { kind: 'renamed', name: numbered, holder }
      }
    },
    async save() {
      const rows = [...taken.values()].flatMap((claim) =>
        claim?.isNew ? [[run, claim.key, toKey(claim.holder), claim.next]] : [],
      )
      await putRows(client, rows, { name: 'claims', toSql: sql.putClaims })
    },
  }
}

/** The key of what is tried first. */
function keyOfFirst(field: Field, wanted: string): Buffer {
  const { nameOf, sameOf } = naming[field]
  return keyOfClaim(field, sameOf(nameOf(wanted, '')))
}

function keyOfClaim(field: Field, same: string): Buffer {
  return createHash('sha256')
    .update(`${field} ${toKey(same)}`)
    .digest()
}
