/** One run that puts records into SQLite. */

import type { Article } from '../../article/article.ts'
import { createIds, createNames } from '../names.ts'
import type { Collision, RunOptions, StoreRun, Written } from '../store.ts'
import { createBatches } from './batches.ts'
import { asStoreError } from './database.ts'
import { createMemory } from './memory.ts'
import type { Statements } from './statements.ts'

/** Begins a run. A killed one leaves the batches that were committed; the next takes up what is missing. */
export function beginSqliteRun(path: string, statements: Statements, options: RunOptions): StoreRun {
  const { onCollision, dryRun = false, way } = options
  const claimId = createIds(onCollision)
  const claimName = createNames('', onCollision)
  const batches = createBatches(path, statements, dryRun)
  const memory = way && createMemory(path, statements, batches, way)

  const claimAll = (article: Article): { kept?: Article; collisions: Collision[] } => {
    const id = claimId(article.id)
    if (id.kind === 'taken') return { collisions: [{ field: 'id', wanted: article.id, name: id.name }] }
    const slug = claimName(article.slug)
    if (slug.kind === 'taken') return { collisions: [{ field: 'slug', wanted: article.slug, name: slug.name }] }
    const collisions: Collision[] = []
    if (id.kind === 'renamed') collisions.push({ field: 'id', wanted: article.id, name: id.name })
    if (slug.kind === 'renamed') collisions.push({ field: 'slug', wanted: article.slug, name: slug.name })
    return { kept: { ...article, id: id.name, ...(slug.kind === 'renamed' && { slug: slug.name }) }, collisions }
  }

  return {
    async put(article): Promise<Written> {
      const { kept, collisions } = claimAll(article)
      if (collisions.length > 0) memory?.doubt(article.source.path)
      if (!kept) return { kind: 'taken', name: collisions[0]?.name ?? article.id, collisions }
      const record = JSON.stringify(kept)
      const before = asStoreError(path, () => statements.findRecord(kept.id))
      const kind = before === undefined ? 'created' : before.record === record ? 'same' : 'updated'
      if (kind !== 'same') batches.add(record.length, () => statements.putRecord(kept, record, way))
      return { kind, name: kept.id, collisions }
    },
    ...(memory && { memory }),
    async finish() {
      batches.commit()
    },
    abort: async () => {},
  }
}
