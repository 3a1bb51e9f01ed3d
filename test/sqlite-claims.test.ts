import { readdirSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { beginClaims } from '../src/store/sqlite/claims.ts'
import { connect, disconnect } from '../src/store/sqlite/database.ts'
import { workspace } from './cli-support.ts'

/** The temporary files of SQLite that this process has open; their names are gone as soon as they are. */
function temporaryFiles(): string[] {
  return readdirSync('/proc/self/fd').flatMap((number) => {
    try {
      const target = readlinkSync(join('/proc/self/fd', number))
      return target.includes('etilqs_') ? [target] : []
    } catch {
      return [] // that of the folder itself
    }
  })
}

test.skipIf(process.platform !== 'linux')('what a run claims goes to disk: memory does not grow with it', () => {
  const path = join(workspace(), 'articles.db')
  const connection = connect(path, { dryRun: false })
  const { claim } = beginClaims(path, connection, 'error')
  const before = temporaryFiles().length
  connection.exec('BEGIN')
  for (let number = 0; number < 30_000; number += 1) {
    claim('id', `${'an-article-of-a-long-name-'.repeat(8)}${number}`, {
      holder: `posts/${number}.html:1:1`,
      earlier: () => undefined,
    })
  }
  connection.exec('COMMIT')
  expect(temporaryFiles().length).toBeGreaterThan(before)
  disconnect(connection)
})
