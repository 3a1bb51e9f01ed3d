/** Content of the block editor → its blocks. */

import type { Json } from '../../article/json.ts'
import { type BlockToken, blockTokens } from './block-tokens.ts'

/** A block, or text between blocks, which has no name. */
export interface Block {
  name: string | undefined
  attributes: Json | undefined
  /** Where it stands in the content, with its comments; `end` is exclusive. */
  start: number
  end: number
  /** Where its opening comment ends. */
  inside: number
  /** Its own HTML in parts, by their places, and its inner blocks in between. */
  content: ({ start: number; end: number } | Block)[]
}

/**
 * The blocks in order: wp-includes/class-wp-block-parser.php. A closing comment closes the innermost block, whatever its
 * name is; blocks that are not closed become siblings; after a closing comment too many all that follows is text.
 */
export function parseBlocks(content: string): Block[] {
  const output: Block[] = []
  const open: Frame[] = []
  let at = 0
  const push = (block: Block, textFrom: number) => {
    if (textFrom < block.start) output.push(textBlock(textFrom, block.start))
    output.push(block)
  }
  const finish = (frame: Frame, textEnd: number, end: number) => {
    addText(frame, textEnd)
    frame.block.end = end
  }

  for (const token of blockTokens(content)) {
    const parent = open.at(-1)
    if (token.kind === 'open') {
      open.push({ block: blockOf(token), at: token.end, textFrom: at })
    } else if (token.kind === 'void') {
      if (parent) addBlock(parent, blockOf(token), token.end)
      else push(blockOf(token), at)
    } else {
      const frame = open.pop()
      if (!frame) break
      finish(frame, token.start, token.end)
      const outer = open.at(-1)
      if (outer) addBlock(outer, frame.block, token.end)
      else push(frame.block, frame.textFrom)
    }
    at = token.end
  }

  // WordPress shows the rest in each of the blocks; a page of thousands of them would be their number of pages.
  const ofEach = open.splice(0, Math.max(0, open.length - mostUnclosed))
  for (const [index, frame] of ofEach.entries()) {
    const next = ofEach[index + 1] ?? open[0]
    const end = next?.block.start ?? content.length
    finish(frame, end, end)
    push(frame.block, index === 0 ? frame.textFrom : frame.block.start)
  }
  for (let frame = open.pop(); frame; frame = open.pop()) {
    finish(frame, content.length, content.length)
    push(frame.block, ofEach.length === 0 ? frame.textFrom : frame.block.start)
    at = content.length
  }
  if (at < content.length) output.push(textBlock(at, content.length))
  return output
}

/** Blocks inside each other without an end that are taken as WordPress does; those round them hold what stands before the next. */
const mostUnclosed = 4

/** A block whose end is still to come. */
interface Frame {
  block: Block
  /** Up to where its content is known. */
  at: number
  /** Where the text before the block begins. */
  textFrom: number
}

function blockOf({ name, attributes, start, end }: BlockToken): Block {
  return { name, attributes, start, end, inside: end, content: [] }
}

function textBlock(start: number, end: number): Block {
  return { name: undefined, attributes: undefined, start, end, inside: start, content: [{ start, end }] }
}

function addText(frame: Frame, end: number): void {
  if (end > frame.at) frame.block.content.push({ start: frame.at, end })
}

function addBlock(frame: Frame, block: Block, end: number): void {
  addText(frame, block.start)
  frame.block.content.push(block)
  frame.at = end
}
