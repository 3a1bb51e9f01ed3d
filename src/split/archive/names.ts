/** Names of archives and of what is in them. */

const kinds: [name: RegExp, kind: ArchiveKind][] = [
  [/\.(?:tar|tar\.gz|tgz)$/i, 'tar'],
  [/\.zip$/i, 'zip'],
  // Common Crawl writes pages as `.warc.gz`, and their texts as `.warc.wet.gz`.
  [/\.warc(?:\.wet)?(?:\.gz)?$/i, 'warc'],
]

export type ArchiveKind = 'tar' | 'zip' | 'warc'

/** What kind of archive a file is, by its name. Other files that are packed like one, such as `.docx`, are none. */
export function findArchiveKind(path: string): ArchiveKind | undefined {
  return kinds.find(([name]) => name.test(path))?.[1]
}

/** What kind of archive begins with these bytes, unpacked by gzip; there is no name on standard input. */
export function detectArchiveKind(head: Uint8Array): ArchiveKind | undefined {
  const text = Buffer.from(head.buffer, head.byteOffset, head.length).toString('latin1', 0, 265)
  if (text.startsWith('PK\x03\x04')) return 'zip'
  if (/^WARC\/\d\.\d\r?\n/.test(text)) return 'warc'
  // ustar and GNU write it behind the name, the mode, the sizes and the sum: POSIX.1-1988, section 10.1.1.
  return text.startsWith('ustar', 257) ? 'tar' : undefined
}

/** The path of a member, as the URLs of Java's `jar:` write it. */
export function memberPath(archive: string, name: string): string {
  return `${archive}!/${name}`
}

/** The name of a member without `.` between its folders; nothing if it leads out of the archive. */
export function findSafeName(name: string): string | undefined {
  const parts = name.split(/[\\/]/).filter((part) => part !== '.')
  if (parts[0] === '' || /^[a-z]:$/i.test(parts[0] ?? '') || parts.includes('..') || name.includes('\0'))
    return undefined
  return parts.join('/')
}

/** What systems put beside files: hidden ones, and the folder of the Finder. Passed over, as in folders. */
export function isHidden(name: string): boolean {
  return name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX' || part === 'node_modules')
}
