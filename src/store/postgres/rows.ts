/** Values as they go into columns. */

import { createHash } from 'node:crypto'
import { fileName, nameKey } from '../file-name.ts'
import { shown, toKey } from '../keys.ts'
import type { Packed } from '../packed.ts'
import type { Way } from '../store.ts'
import { searchLanguage } from './languages.ts'

type Value = string | number | bigint | Buffer | null
export type Row = Value[]

/** What an id or a path is known by. */
export function keyOf(text: string): Buffer {
  return createHash('sha256').update(toKey(text)).digest()
}

/** The row of `putRecords`. */
export function recordRow(
  packed: Packed,
  { way, run, languages }: { way: Way | undefined; run: number; languages: Set<string> },
): Row {
  const { id, slug, path, sha256, language, status, publishedAt, modifiedAt, title, lead, text, line } = packed
  const data = toJsonb(line)
  return [
    keyOf(id),
    toKey(id),
    toKey(slug),
    toKey(nameOfSlug(slug)),
    toKey(path),
    sha256,
    way?.importer ?? null,
    way?.profile ?? null,
    run,
    language ?? null,
    status ?? null,
    publishedAt ?? null,
    modifiedAt ?? null,
    shown(title),
    line,
    data === line ? null : data,
    searchLanguage(language, languages),
    shown(lead) ?? '',
    shown(text.slice(0, maxSearched)),
  ]
}

/** The form in which two slugs are the same file name. */
export function nameOfSlug(slug: string): string {
  return nameKey(fileName(slug, ''))
}

/** Characters of a body that can be found: PostgreSQL refuses an index of more than 1 MB of words. */
const maxSearched = 100_000

/** JSON as JSONB can hold it: NUL and lone surrogates, which `JSON.stringify` escapes, become U+FFFD. */
function toJsonb(json: string): string {
  return json.replace(unholdable, '$1\\ufffd')
}

// An even number of backslashes before it makes it an escape: \\u0000 is a backslash and letters.
const unholdable = /(?<!\\)((?:\\\\)*)\\u(?:0000|d[89a-f][0-9a-f]{2})/g
