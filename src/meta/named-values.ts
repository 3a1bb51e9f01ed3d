/** Named values in one text: `quality: 80, depth: 98`, also without anything between them (`quality: 80depth: 98`). */

import type { MetaRow } from '../article/draft.ts'
import { foldLabel } from './label.ts'
import type { ObjectShape } from './shape.ts'

const longestLabel = 100
/** Characters that are searched for names. */
const longestText = 50_000

/**
 * The stretches of a text that begin with names of the object and a colon; nothing if it begins otherwise. A name begins
 * a value where no space stands before it, or a comma or another mark does: behind a space alone it is a part of a text.
 */
export function cutNamed(text: string, { fields }: ObjectShape): string[] | undefined {
  const starts = startsIn(text).filter((at) => {
    const start = text.slice(at, at + longestLabel)
    const colon = start.indexOf(':')
    return colon > 0 && fields.has(foldLabel(start.slice(0, colon)))
  })
  if (starts[0] !== 0) return undefined
  return starts.map((at, index) => text.slice(at, starts[index + 1]).replace(/[\s,;|·•/]+$/u, ''))
}

function startsIn(text: string): number[] {
  return [0, ...[...text.slice(0, longestText).matchAll(seam)].map((match) => match.index + match[0].length)]
}

const seam = /(?:\S|[,;|·•/\n]\s)(?=\p{L})/gu

/** Such stretches as rows, one list for each object: a name that comes again begins the next. */
export function namedRows(parts: readonly string[]): MetaRow[][] {
  const objects: MetaRow[][] = [[]]
  let names = new Set<string>()
  for (const part of parts) {
    const colon = part.indexOf(':')
    const key = part.slice(0, colon).trim()
    if (names.has(foldLabel(key))) {
      objects.push([])
      names = new Set()
    }
    names.add(foldLabel(key))
    objects.at(-1)?.push({ key, value: { kind: 'text', text: part.slice(colon + 1).trim() } })
  }
  return objects
}
