/** The built program, for tests that start it as a process of its own. */

import { execFile } from 'node:child_process'
import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('../../', import.meta.url))
const stamp = join(root, 'dist/.built')

/** Builds `dist/` if a module of `src/` is newer. Types are not checked here: that is the business of `npm run check`. */
export async function build(): Promise<void> {
  const started = new Date()
  if (existsSync(stamp) && statSync(stamp).mtime > newest(join(root, 'src'))) return
  const compiler = join(root, 'node_modules/typescript/bin/tsc')
  // The compiler writes what it can also when types are wrong, and then exits with 1 or 2.
  await promisify(execFile)(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { cwd: root }).catch(
    () => undefined,
  )
  writeFileSync(stamp, '')
  utimesSync(stamp, started, started)
}

function newest(folder: string): Date {
  const times = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(
    (path) => statSync(join(folder, path)).mtimeMs,
  )
  return new Date(Math.max(...times))
}
