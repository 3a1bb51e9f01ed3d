/** Many paths in little memory: a million that share their folders take some 20 MB instead of 100. */

export interface PathList extends Iterable<string> {
  readonly length: number
  add(path: string): void
}

/** Paths that are kept together, and made anew together when they are asked for. */
const blockSize = 1000

/**
 * Keeps paths in the order in which they come. Of each only what differs from the one before is kept, behind how much they share
 * (front coding, as in dictionaries and the index of Git), all of a block in one string.
 */
export function createPathList(paths: Iterable<string> = []): PathList {
  const blocks: string[] = []
  let open: string[] = []
  let length = 0
  const list: PathList = {
    get length() {
      return length
    },
    add(path) {
      open.push(path)
      length += 1
      if (open.length < blockSize) return
      blocks.push(encode(open))
      open = []
    },
    *[Symbol.iterator]() {
      for (const block of blocks) yield* decode(block)
      yield* open
    },
  }
  for (const path of paths) list.add(path)
  return list
}

function encode(paths: string[]): string {
  let before = ''
  const parts = paths.map((path) => {
    let shared = 0
    // One character says how much is shared; it must not be the NUL that parts the paths, which no path holds.
    const most = Math.min(before.length, path.length, 0xfe)
    while (shared < most && before[shared] === path[shared]) shared += 1
    before = path
    return String.fromCharCode(shared + 1) + path.slice(shared)
  })
  // A buffer and back: else the string keeps its parts.
  return Buffer.from(parts.join('\0'), 'utf16le').toString('utf16le')
}

function* decode(block: string): Generator<string> {
  let before = ''
  for (const part of block.split('\0')) {
    before = before.slice(0, part.charCodeAt(0) - 1) + part.slice(1)
    yield before
  }
}
