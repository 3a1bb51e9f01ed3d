/** Code that WordPress broke into paragraphs → one block. */

import type { Element, ElementContent } from 'hast'
import { isElement } from '../../tree/h.ts'
import { spanOf } from '../../tree/span-of.ts'
import { rawText } from '../../tree/text.ts'
import { block } from './code-block.ts'
import { findLanguage } from './code-language.ts'
import { hasBreak } from './code-lines.ts'
import { codeText } from './code-text.ts'
import type { ShapeContext } from './shape-context.ts'

/**
 * Puts together code that WordPress broke into paragraphs: `<p><code>a<br />b</p><p>c</code></p>`. The parser opens
 * the `code` again in the next paragraph; that it has no tag of its own there is the proof.
 */
export function joinBrokenCode(children: ElementContent[], context: ShapeContext): ElementContent[] {
  if (!children.some((child) => codeParagraph(child) !== undefined)) return children
  const out: ElementContent[] = []
  let broken: { code: Element; parts: string[] } | undefined
  const flush = () => {
    if (!broken) return
    context.report('read/code-in-paragraphs', { count: broken.parts.length }, { at: spanOf(broken.code) })
    out.push(
      block(broken.parts.join('\n\n'), { language: findLanguage([broken.code]), start: broken.code.data?.start }),
    )
    broken = undefined
  }
  for (const child of children) {
    const code = codeParagraph(child)
    const isBlank = (child.type === 'text' || isElement(child, 'code')) && rawText(child).trim() === ''
    if (code && broken && isReopened(code, context.source)) broken.parts.push(paragraphCode(code))
    else if (code && hasBreak(code)) {
      flush()
      broken = { code, parts: [paragraphCode(code)] }
    } else if (!(broken && isBlank)) {
      flush()
      out.push(child)
    }
  }
  flush()
  return out
}

/** The `code` that is all a paragraph holds. */
function codeParagraph(node: ElementContent): Element | undefined {
  if (!isElement(node, 'p')) return undefined
  const content = node.children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  return content.length === 1 && isElement(content[0], 'code') ? content[0] : undefined
}

function isReopened(code: Element, source: string): boolean {
  const start = code.data?.start
  return start !== undefined && source.slice(start, start + 5).toLowerCase() !== '<code'
}

function paragraphCode(code: Element): string {
  return codeText(code.children, { isAutoParagraph: true })
}
