/** The comments with which the block editor marks its blocks. */

import { findForeignJson, type Json } from '../../article/json.ts'

export interface BlockToken {
  kind: 'open' | 'close' | 'void'
  /** With its namespace: `core/paragraph`. */
  name: string
  /** What the comment says of the block; nothing if it says nothing or no valid JSON. */
  attributes: Json | undefined
  start: number
  /** Exclusive. */
  end: number
}

/**
 * The comments in order: wp-includes/class-wp-block-parser.php, next_token(). Its regular expression is taken apart, for
 * attributes without an end would take it quadratic time.
 */
export function* blockTokens(content: string): Generator<BlockToken> {
  let from = 0
  let lastEnd = Number.POSITIVE_INFINITY
  for (;;) {
    opening.lastIndex = from
    const match = opening.exec(content)
    if (!match) return
    const [head, closer, namespace = 'core/', name = ''] = match
    const after = match.index + head.length
    from = match.index + 4
    const hasAttributes = content.startsWith('{', after)
    if (hasAttributes && after > lastEnd) continue
    const ending = hasAttributes ? attributesEnd : plainEnd
    ending.lastIndex = after
    const end = ending.exec(content)
    if (!end) {
      if (hasAttributes) lastEnd = after
      continue
    }
    from = end.index + end[0].length
    const json = hasAttributes ? content.slice(after, end.index + 1) : undefined
    yield {
      kind: end[1] ? 'void' : closer ? 'close' : 'open',
      name: namespace + name,
      attributes: json === undefined ? undefined : findForeignJson(json),
      start: match.index,
      end: from,
    }
  }
}

/** Whether content was made with the block editor: wp-includes/blocks.php, has_blocks(). */
export function hasBlocks(content: string): boolean {
  return content.includes('<!-- wp:')
}

const opening = /<!--\s+(\/)?wp:([a-z][a-z0-9_-]*\/)?([a-z][a-z0-9_-]*)\s+/g
const attributesEnd = /\}\s+(\/)?-->/g
const plainEnd = /(\/)?-->/y
