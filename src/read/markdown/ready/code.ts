/** Fenced code. */

import type { Element } from 'hast'
import { element, text } from '../../../tree/h.ts'
import { positionOf } from '../position.ts'
import { trimEnd } from './trim-end.ts'

/** The code that a stretch is, from its fence in the first column to the one that closes it. */
export function readyCode(source: string, offset: number): Element | undefined {
  const first = source.indexOf('\n')
  const last = source.lastIndexOf('\n')
  const info = trimEnd(source.slice(0, first)).replace(/^(?:`+|~+)[ \t]*/, '')
  if (first === -1 || /[\0\r]/.test(source) || /[\\&]/.test(info)) return undefined
  const space = info.search(/[ \t]/)
  const lang = space === -1 ? info : info.slice(0, space)
  const meta = info.slice(lang.length).replace(/^[ \t]+/, '')
  const value = source.slice(first + 1, Math.max(first + 1, last))
  const [name] = lang.split(/\s+/)
  const code = element('code', lang ? { className: [`language-${name}`] } : {}, [text(value && `${value}\n`)])
  if (meta) code.data = { meta }
  // `shape` makes canonical code of what has a position.
  return { ...element('pre', {}, [code]), position: positionOf(offset, source.length) }
}
