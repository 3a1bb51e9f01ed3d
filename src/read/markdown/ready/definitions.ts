/** Link definitions of one line each. */

import type { Definition } from 'mdast'
import { normalizeLabel } from '../labels.ts'
import { positionOf } from '../position.ts'

/** The definitions that a stretch at `offset` is. */
export function readyDefinitions(source: string, offset: number): Definition[] | undefined {
  const definitions: Definition[] = []
  let at = offset
  for (const line of source.split('\n')) {
    const [, label, url, title = null] = definition.exec(line) ?? []
    if (label === undefined || url === undefined) return undefined
    const identifier = normalizeLabel(label).toLowerCase()
    definitions.push({ type: 'definition', identifier, label, title, url, position: positionOf(at, line.length) })
    at += line.length + 1
  }
  return definitions
}

//                  no footnote, no escapes             the target: plain            "title"
const definition = /^\[(?!\^)(?=[^\]]*[^\] \t])([^[\]\\&\0\r]{1,999})\]: ([^\s<>()\\&"'\0]+)(?: "([^"\\&\0\r]*)")?$/
