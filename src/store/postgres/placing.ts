/** Which id and which file name each article of a batch gets: its own, unless another one of the run came first. */

import type { Point } from '../../diagnostics/message.ts'
import { type Collision, collisionMessages, findCollision, holderOf } from '../collisions.ts'
import { toKey } from '../keys.ts'
import { type Packed, rename } from '../packed.ts'
import type { Written } from '../store.ts'
import { openClaims } from './claims.ts'
import type { Queryable } from './database.ts'
import type { KeepOptions } from './keep.ts'
import { createLookUp, type HeldRecord } from './look-up.ts'
import { keyOf, nameOfSlug } from './rows.ts'
import * as sql from './sql.ts'

export interface Placing {
  /** Settles what an article is called. */
  place(record: Packed, start: Point | undefined): Promise<Placed>
  /** Says that a source did not change, and so has what its articles are called. */
  pass(path: string): void
  /** Whether a source has lost a record or a name to an earlier one, so that it has to be read. */
  isLost(path: string): boolean
  /** Sources that were lost in this batch. */
  lost(): string[]
  /** Writes who has which name. */
  save(): Promise<void>
}

export type Placed =
  /** `before` is the record that it stands in place of. */
  | { record: Packed; before: HeldRecord | undefined; messages: Written['messages'] }
  /** Another one has `name`. */
  | { record: undefined; name: string; messages: Written['messages'] }

/** Asks for all that these articles may want; `lost` are sources that were lost before. */
export async function openPlacing(
  client: Queryable,
  articles: Packed[],
  { run, mode, lost: lostBefore }: KeepOptions & { lost: string[] },
): Promise<Placing> {
  const lookUp = createLookUp(client)
  const claims = openClaims(client, run, mode)
  await lookUp.prepare({ ids: articles.map(({ id }) => id), names: articles.map(({ slug }) => nameOfSlug(slug)) })
  await claims.prepare(articles)
  const passed = new Set<string>()
  const all = new Set(lostBefore)
  const lost = new Set<string>()
  /** Keys of records that this batch writes, which hold what they held no more. */
  const written = new Set<string>()

  /** Of sources that have what an article of `own` wants: one that the run has passed, or nothing; the others are lost. */
  const firstOf = async (holders: string[], own: string): Promise<string | undefined> => {
    const others = holders.filter((holder) => holder !== own)
    if (others.length === 0) return undefined
    const { rows } = await client.query<{ path: string }>(sql.passedSources, [run, others.map(keyOf)])
    const before = new Set(rows.map(({ path }) => path))
    const first = others.find((other) => passed.has(other) || before.has(toKey(other)))
    if (first !== undefined) return first
    for (const other of others) {
      lost.add(other)
      all.add(other)
    }
    return undefined
  }

  const claimId = (record: Packed, holder: string) =>
    claims.claim('id', record.id, {
      holder,
      earlier: async (id) => firstOf([(await lookUp.record(id))?.path ?? record.path], record.path),
    })
  const claimSlug = (record: Packed, holder: string, id: string) =>
    claims.claim('slug', record.slug, {
      holder,
      async earlier(name) {
        const own = keyOf(id).toString('hex')
        const others = (await lookUp.holders(name)).filter(({ key }) => key !== own && !written.has(key))
        return firstOf(
          others.map(({ path }) => path),
          record.path,
        )
      },
    })

  return {
    async place(record, start) {
      const holder = holderOf(record.path, start)
      const id = await claimId(record, holder)
      const slug = id.kind === 'taken' ? undefined : await claimSlug(record, holder, id.name)
      const collisions = [findCollision('id', record.id, id), slug && findCollision('slug', record.slug, slug)]
      const met = collisions.filter((collision): collision is Collision => collision !== undefined)
      const messages = met.length === 0 ? [] : collisionMessages(record.path, met, { mode, start })
      const taken = met.find(({ isTaken }) => isTaken)
      if (taken) return { record: undefined, name: taken.name, messages }
      const names = { id: id.name, slug: slug?.kind === 'renamed' ? slug.name : record.slug }
      const kept = met.length === 0 ? record : rename(record, names)
      written.add(keyOf(kept.id).toString('hex'))
      return { record: kept, before: await lookUp.record(kept.id), messages }
    },
    pass: (path) => {
      passed.add(path)
    },
    isLost: (path) => all.has(path),
    lost: () => [...lost],
    save: () => claims.save(),
  }
}
