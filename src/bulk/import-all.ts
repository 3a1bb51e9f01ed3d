/** Many sources → many results, in this thread, one after the other, in the order of the sources. */

import { openCollection } from './collection.ts'
import { createFiles, type Files } from './files/files.ts'
import { stdinPath } from './find-sources.ts'
import { type Imported, type ImportOptions, importBytes, importPiece } from './import-file.ts'
import { type Exports, openExports } from './open-exports.ts'
import { readStdin } from './read-stdin.ts'

export interface ImportAllOptions extends ImportOptions {
  /** The exports among the sources of the whole run, if these are a part of it; whoever opened them closes them. */
  exports?: Exports | undefined
  /** Where sources are; on this machine if not said. */
  files?: Files | undefined
}

/** Imports the files at `paths` (`-` is standard input). One source is in memory at a time; none stops the others. */
export async function* importAll(paths: Iterable<string>, options: ImportAllOptions): AsyncGenerator<Imported> {
  const files = options.files ?? createFiles({ maxBytes: options.limits.bytes })
  const exports = options.exports ?? (await openExports(paths, { ...options, files }))
  try {
    for (const path of paths) yield* importPath(path, exports, { ...options, files })
  } finally {
    if (!options.exports) await exports.close()
  }
}

async function* importPath(
  path: string,
  exports: Exports,
  { files, ...options }: ImportOptions & { files: Files },
): AsyncGenerator<Imported> {
  const collection = await openCollection(path, { ...options, files, exports })
  if (collection) {
    for await (const part of collection.read()) {
      if ('piece' in part) yield await importPiece(part.piece, options)
      else if ('messages' in part) yield { path, messages: part.messages }
    }
    return
  }
  const source = path === stdinPath ? await readStdin(exports, options.limits) : await files.readWhole(path)
  if ('problem' in source) yield { path, messages: [source.problem] }
  else if ('bytes' in source) yield* importBytes(path, source.bytes, { ...options, fetched: source.fetched })
}
