/** SVG is a document, and as one it may run scripts when somebody opens the file itself. */

import { SaxesParser, type SaxesTagNS } from 'saxes'

export interface StillSvg {
  /** Pixels, where the picture says so or its `viewBox` does. */
  width?: number
  height?: number
}

/**
 * Reads an SVG picture that can do nothing but be looked at. Gives the reason of what could do more: elements and
 * attributes that run or embed something, links other than of the web and into itself, instructions, entities. What is not
 * well-formed is no SVG.
 */
export function readStillSvg(text: string): StillSvg | { reason: string } {
  let reason: string | undefined
  let root: SaxesTagNS | undefined
  let depth = 0
  const refuse = (found: string) => {
    reason ??= found
  }
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', ({ message }) => refuse(message))
  parser.on('doctype', (doctype) => doctype.includes('[') && refuse('declarations of its own'))
  parser.on('processinginstruction', ({ target }) => refuse(`an instruction \`${target}\``))
  parser.on('closetag', () => {
    depth -= 1
  })
  parser.on('opentag', (tag) => {
    depth += 1
    if (depth > maxDepth) refuse(`more than ${maxDepth} elements inside each other`)
    if (!root && tag.local !== 'svg') refuse(`an element \`${tag.name}\``)
    root ??= tag
    if (active.has(tag.local.toLowerCase())) refuse(`an element \`${tag.name}\``)
    for (const { name, local, value } of Object.values(tag.attributes)) {
      const key = local.toLowerCase()
      if (key.startsWith('on')) refuse(`an attribute \`${name}\``)
      if (linked.has(key) && !harmless.test(value.trim())) refuse(`a link in \`${name}\``)
      if (key === 'attributename' && /^(?:on|(?:\w+:)?href)/i.test(value.trim())) refuse(`a change of \`${value}\``)
    }
  })
  // In parts, so that a long picture is not read on behind its first fault.
  for (let at = 0; at < text.length && reason === undefined; at += partLength) {
    parser.write(text.slice(at, at + partLength))
  }
  if (reason === undefined) parser.close()
  if (reason !== undefined || !root) return { reason: reason ?? 'no element `svg`' }
  return sizeOf(root)
}

const partLength = 1 << 14
/** The parser looks for a namespace in all elements round one. */
const maxDepth = 256

/** Elements that run or embed something, or listen. */
const active = new Set('script foreignobject iframe embed object applet handler listener audio video canvas'.split(' '))
const linked = new Set(['href', 'src', 'action', 'formaction'])
const harmless = /^(?:$|#|https?:\/\/|data:image\/(?:png|jpeg|gif|webp);base64,)/i

function sizeOf(root: SaxesTagNS): StillSvg {
  const [, , viewWidth, viewHeight] = (root.attributes.viewBox?.value ?? '').trim().split(/[\s,]+/)
  const width = pixels(root.attributes.width?.value) ?? pixels(viewWidth)
  const height = pixels(root.attributes.height?.value) ?? pixels(viewHeight)
  return width && height ? { width, height } : {}
}

/** A length in pixels, whole and at least one; nothing for other units. */
function pixels(length: string | undefined): number | undefined {
  const [, number] = /^(\d{1,6}(?:\.\d{1,6})?)(?:px)?$/.exec(length?.trim() ?? '') ?? []
  return number === undefined ? undefined : Math.max(1, Math.round(Number(number)))
}
