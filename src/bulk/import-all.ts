/** Many sources → many results, in this thread, one after the other, in the order of the sources. */

import { findArchiveKind } from '../split/archive/names.ts'
import { readArchive } from './archives/read-archive.ts'
import { stdinPath } from './find-sources.ts'
import { type Imported, type ImportOptions, importBytes, importPiece } from './import-file.ts'
import { type Exports, openExports } from './open-exports.ts'
import { readExport } from './read-export.ts'
import { readSource } from './read-source.ts'

export interface ImportAllOptions extends ImportOptions {
  /** The exports among the sources of the whole run, if these are a part of it; whoever opened them closes them. */
  exports?: Exports | undefined
}

/** Imports the files at `paths` (`-` is standard input). One source is in memory at a time; none stops the others. */
export async function* importAll(paths: Iterable<string>, options: ImportAllOptions): AsyncGenerator<Imported> {
  const exports = options.exports ?? (await openExports(paths, options))
  try {
    for (const path of paths) yield* importPath(path, exports, options)
  } finally {
    if (!options.exports) await exports.close()
  }
}

async function* importPath(path: string, exports: Exports, options: ImportOptions): AsyncGenerator<Imported> {
  const open = exports.openers.get(path)
  if (open) {
    for await (const part of readExport(path, open, exports, options.limits)) {
      yield 'piece' in part ? await importPiece(part.piece, options) : { path, messages: part.messages }
    }
    return
  }
  const archive = path === stdinPath ? undefined : findArchiveKind(path)
  if (archive) {
    for await (const { pieces, said } of readArchive(path, archive, options)) {
      if (said.length > 0) yield { path, messages: said }
      for (const piece of pieces) yield await importPiece(piece, options)
    }
    return
  }
  const { problem } = exports
  const source =
    path === stdinPath && problem ? { problem } : await readSource(path, options.limits.bytes, exports.stdin)
  if ('problem' in source) yield { path, messages: [source.problem] }
  else yield* importBytes(path, source.bytes, options)
}
