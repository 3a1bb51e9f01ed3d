/** Markdown fences that were pasted into an editor which knows no Markdown → blocks of code. */

import type { Element, ElementContent } from 'hast'
import { element, isElement, text } from '../../tree/h.ts'
import { spanOf } from '../../tree/span-of.ts'
import { codeText } from './code-text.ts'
import type { ShapeContext } from './shape-context.ts'

// WordPress makes “ of two backticks: a fence is shown as “` (wp-includes/formatting.php, wptexturize()).
const opening = /^(```|“`)([\w+#.-]*)[ \t]*\n/
const closing = /\n?(?:```|“`|”`)[ \t]*$/

/** What wptexturize makes of typed characters, and what was typed. An em dash between spaces was two hyphens. */
const typed: [RegExp, string][] = [
  [/ — /g, ' -- '],
  [/—/g, '---'],
  [/–/g, '--'],
  [/[“”″]/g, '"'],
  [/[‘’′]/g, "'"],
  [/…/g, '...'],
  [/(?<=\d)×(?=\d)/g, 'x'],
]

/** Makes blocks of code of the paragraphs from an opening fence to the closing one; a fence that is not closed is text. */
export function joinFences(children: ElementContent[], context: ShapeContext): ElementContent[] {
  const isOpening = (child: ElementContent) =>
    isElement(child, 'p') && holdsBacktick(child) && opening.test(paragraphText(child))
  if (!children.some(isOpening)) return children
  const out: ElementContent[] = []
  let index = 0
  for (let child = children[index]; child; child = children[index]) {
    const end = opening.test(paragraphText(child)) ? closingIndex(children, index) : undefined
    if (end === undefined || !isElement(child)) {
      out.push(child)
      index++
      continue
    }
    out.push(
      block(
        child,
        children
          .slice(index, end + 1)
          .map(paragraphText)
          .filter(Boolean),
        context,
      ),
    )
    index = end + 1
  }
  return out
}

/** Nearly no paragraph holds a backtick, and to take the text out of one costs more. */
const holdsBacktick = (node: ElementContent): boolean =>
  isElement(node) ? node.children.some(holdsBacktick) : node.type === 'text' && node.value.includes('`')

/** Where the fence that opens at `from` closes; only paragraphs may stand between. */
function closingIndex(children: ElementContent[], from: number): number | undefined {
  for (let index = from; index < children.length; index++) {
    const child = children[index]
    if (!child || (isElement(child) && child.tagName !== 'p')) return undefined
    const content = index === from ? paragraphText(child).replace(opening, '\n') : paragraphText(child)
    if (isElement(child) && closing.test(content)) return index
  }
  return undefined
}

function paragraphText(node: ElementContent): string {
  return isElement(node, 'p')
    ? codeText(node.children, { isAutoParagraph: true })
        .replace(/^\s+(?=```|“`)/, '')
        .trimEnd()
    : ''
}

function block(first: Element, paragraphs: string[], context: ShapeContext): Element {
  const whole = paragraphs.join('\n\n')
  const [, fence, language] = opening.exec(whole) ?? []
  const shown = whole.replace(opening, '').replace(closing, '')
  const isChanged = fence === '“`'
  const code = isChanged ? typed.reduce((result, [pattern, was]) => result.replace(pattern, was), shown) : shown
  context.report('read/fence', { language: language ?? '', isChanged }, { at: spanOf(first) })
  const named = language ? { className: [`language-${language.toLowerCase()}`], dataLanguageFrom: 'fence' } : {}
  const content = { ...element('code', named, [text(code)]), ...(first.data && { data: first.data }) }
  return element('pre', {}, [content])
}
