/** Synced patterns: content that stands once in a site and is shown in many posts. */

import { isJsonObject, type JsonObject } from '../../article/json.ts'
import type { Report } from '../../diagnostics/report.ts'

export interface Patterns {
  /** The HTML of the pattern that a block with these attributes refers to; nothing, and a message, if it cannot be shown. */
  show(attributes: JsonObject, report: Report): string
}

/** Characters that all patterns of a post may take: patterns in patterns could grow without end. */
const maxShown = 2_000_000

/** Patterns within patterns; whoever renders them recurses. */
const maxDepth = 32

/**
 * Shows patterns by `render`. A pattern within itself is left out, as WordPress does: wp-includes/blocks/block.php,
 * render_block_core_block().
 */
export function createPatterns(
  texts: Record<string, string>,
  render: (content: string, report: Report) => string,
): Patterns {
  const open = new Set<string>()
  const told = new Set<string>()
  let left = maxShown
  const findProblem = (id: string): string | undefined => {
    if (!Object.hasOwn(texts, id)) return 'which is in no source'
    if (open.has(id)) return 'within itself'
    if (open.size >= maxDepth) return 'within too many others'
    return (texts[id]?.length ?? 0) > left ? 'beyond what patterns of one post may take' : undefined
  }
  return {
    show({ ref, content: overrides }, report) {
      const id = String(ref)
      const why = findProblem(id)
      const content = texts[id] ?? ''
      if (why) {
        if (!told.has(id + why)) report('wordpress/missing-pattern', { id, why })
        told.add(id + why)
        return ''
      }
      const replaced = textsOf(overrides)
      if (replaced.length > 0) report('wordpress/pattern-overrides', { id, texts: replaced })
      left -= content.length
      open.add(id)
      const html = render(content, report)
      open.delete(id)
      return html
    },
  }
}

/** The texts that a post puts in the place of those of the pattern: `{"Title": {"content": "…"}}`. */
function textsOf(overrides: unknown): string[] {
  if (!isJsonObject(overrides)) return []
  return Object.values(overrides)
    .flatMap((values) => (isJsonObject(values) ? Object.values(values) : []))
    .filter((value) => typeof value === 'string' && value !== '')
    .map(String)
}
