/** The modules of `src/` as text, with what each imports. */

import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Source {
  /** Below `src/`, with `/` between folders. */
  path: string
  /** The first folder, or the file's own name if it lies in `src/` itself. */
  folder: string
  code: string
  imports: Import[]
}

export interface Import {
  /** A path below `src/`, or the specifier of a package. */
  target: string
  relative: boolean
  /** Not loaded until the line runs, or never because only types are meant. */
  deferred: boolean
}

const root = fileURLToPath(new URL('../../src/', import.meta.url))

/** Reads all modules of `src/`, in the order of their paths. */
export function readSources(): Source[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => {
      const code = readFileSync(join(root, path), 'utf8')
      return { path, folder: path.split('/')[0] ?? path, code, imports: findImports(path, code) }
    })
}

const statements = /^(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)'/gm
const bareStatements = /^import\s+'([^']+)'/gm
const calls = /(?:import|load)\('([^']+)'\)/g

function findImports(path: string, code: string): Import[] {
  const found = [
    ...[...code.matchAll(statements)].map((match) => ({ specifier: match[2] ?? '', deferred: match[1] !== undefined })),
    ...[...code.matchAll(bareStatements)].map((match) => ({ specifier: match[1] ?? '', deferred: false })),
    ...[...code.matchAll(calls)].map((match) => ({ specifier: match[1] ?? '', deferred: true })),
  ]
  return found.map(({ specifier, deferred }) => {
    const relative = specifier.startsWith('.')
    return { target: relative ? posix.join(posix.dirname(path), specifier) : specifier, relative, deferred }
  })
}
