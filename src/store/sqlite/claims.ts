/** Which article of a run has which id and which name, in a table of its own that ends with the connection: memory does not grow with a run. */

import { z } from 'zod'
import { fileName, nameKey } from '../file-name.ts'
import { fromKey, toKey } from '../keys.ts'
import type { Claim, CollisionMode } from '../names.ts'
import { asStoreError, type Connection } from './database.ts'

type Field = 'id' | 'slug'

export interface Claims {
  /** Claims what an article wants; `holder` is its place. */
  claim(field: Field, wanted: string, by: Claimant): Claim
}

export interface Claimant {
  holder: string
  /** Who has a key that nobody claimed in this run: a source that did not change and came before. */
  earlier(key: string): string | undefined
}

/** How each field becomes a name, and the key in which two names are the same. */
const naming: Record<Field, { nameOf(wanted: string, suffix: string): string; keyOf(name: string): string }> = {
  id: { nameOf: (id, suffix) => id + suffix, keyOf: (id) => id },
  slug: { nameOf: (slug, suffix) => fileName(slug, '', suffix), keyOf: nameKey },
}

const Holder = z.object({ holder: z.string(), next: z.number() })

/** Begins a run without claims. */
export function beginClaims(path: string, connection: Connection, mode: CollisionMode): Claims {
  asStoreError(path, () =>
    connection.exec(`
      DROP TABLE IF EXISTS temp.claims;
      CREATE TEMP TABLE claims (
        field TEXT NOT NULL, key TEXT NOT NULL, holder TEXT NOT NULL, next INTEGER NOT NULL, PRIMARY KEY (field, key)
      ) WITHOUT ROWID`),
  )
  const insert = connection.prepare('INSERT OR IGNORE INTO temp.claims (field, key, holder, next) VALUES (?, ?, ?, 2)')
  const find = connection.prepare('SELECT holder, next FROM temp.claims WHERE field = ? AND key = ?')
  const give = connection.prepare('UPDATE temp.claims SET holder = ? WHERE field = ? AND key = ?')
  const count = connection.prepare('UPDATE temp.claims SET next = ? WHERE field = ? AND key = ?')

  /** Gives the key to whoever had it before this run, or to `holder`; says who has it if it is another. */
  const take = (field: Field, key: string, { holder, earlier }: Claimant): string | undefined => {
    const isNew = insert.run(field, toKey(key), toKey(holder)).changes > 0
    if (!isNew) return fromKey(Holder.parse(find.get(field, toKey(key))).holder)
    const before = earlier(key)
    if (before !== undefined) give.run(toKey(before), field, toKey(key))
    return before
  }

  return {
    claim(field, wanted, by) {
      const { nameOf, keyOf } = naming[field]
      const name = nameOf(wanted, '')
      const holder = take(field, keyOf(name), by)
      if (holder === undefined) return { kind: 'free', name }
      if (mode !== 'suffix') return { kind: 'taken', name, holder }
      const key = toKey(keyOf(name))
      for (let number = Holder.parse(find.get(field, key)).next; ; number += 1) {
        const numbered = nameOf(wanted, `-${number}`)
        if (take(field, keyOf(numbered), by) !== undefined) continue
        count.run(number + 1, field, key)
        return { kind: 'renamed', name: numbered, holder }
      }
    },
  }
}
