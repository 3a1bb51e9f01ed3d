/** The tabs of code, for which some tools write spaces. */

import type { Block } from './blocks.ts'
import type { Line } from './lines.ts'

/**
 * Blocks of code with tabs again, where every line of one is indented by whole widths of a tab: a width of eight, which
 * terminals have, is hardly anybody's own.
 */
export function withTabs(blocks: Block[], width: number | undefined): Block[] {
  if (width === undefined) return blocks
  return blocks.map((block) => {
    if (block.kind !== 'code') return block
    const depths = block.lines.map(({ raw }) => (raw.trim() === '' ? 0 : raw.search(/[^ ]/)))
    if (!depths.some((depth) => depth > 0) || depths.some((depth) => depth % width !== 0)) return block
    return { ...block, lines: block.lines.map((line, index) => tabbed(line, depths[index] ?? 0, width)) }
  })
}

function tabbed(line: Line, depth: number, width: number): Line {
  return { ...line, raw: '\t'.repeat(depth / width) + line.raw.slice(depth) }
}
