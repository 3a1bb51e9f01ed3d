/** Two hashes by which a reading of a box knows what was changed since it was written: its values, or only its looks. */

import { hash } from 'node:crypto'
import type { MetaRow } from '../../article/draft.ts'
import { rowsToJson } from './json-text.ts'

/** Hashes the values and their order. */
export function hashRows(rows: MetaRow[]): string {
  return shortHash(rowsToJson(rows))
}

/** Hashes the labels and values as they are shown, in the order of the page, but for white space and typography. */
export function hashShown(texts: string[]): string {
  return shortHash(plain(texts.join('\u001f')))
}

/** SHA-256, cut to 128 bits: it guards against accidents, not against forgers. */
function shortHash(text: string): string {
  return hash('sha256', text).slice(0, 32)
}

/**
 * Undoes what filters do to shown text that nobody edited: typography (WordPress' `wptexturize`), lost backslashes
 * (its un-slashing), and white space (pretty-printers).
 */
function plain(text: string): string {
  if (!typographic.test(text)) return text.replace(space, '')
  return text
    .replace(space, '')
    .replace(/["\u201c-\u201f\u2033\u00ab\u00bb]/gu, "''")
    .replace(/[`\u2018-\u201b\u2032]/gu, "'")
    .replace(/[-\u2010-\u2015]+/gu, '-')
    .replaceAll('\u2026', '...')
    .replaceAll('\u00d7', 'x')
    .replaceAll('\u2122', '(tm)')
    .replaceAll('WordPress', 'Wordpress')
}

const typographic = /["`\u00ab\u00bb\u00d7\u2010-\u201f\u2026\u2032\u2033\u2122-]|WordPress/u
const space = /[\s\ufeff\\]+/gu
