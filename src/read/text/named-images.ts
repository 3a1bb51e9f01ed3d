/** The images that a box names: objects with a caption and a URL, wherever in it they stand. */

import type { MetaNode, MetaRow } from '../../article/draft.ts'
import { foldLabel } from '../../meta/label.ts'
import type { NamedImage } from './image-texts.ts'

export function namedImages(rows: readonly MetaRow[]): NamedImage[] {
  return rows.flatMap((row) => imagesOf(row.value))
}

function imagesOf(node: MetaNode): NamedImage[] {
  if (node.kind === 'list') return node.items.flatMap(imagesOf)
  if (node.kind !== 'map') return []
  const caption = findText(node.rows, 'caption')
  const src = findText(node.rows, 'url') ?? findText(node.rows, 'src')
  if (caption) return [src ? { caption, src } : { caption }]
  return namedImages(node.rows)
}

function findText(rows: readonly MetaRow[], name: string): string | undefined {
  const value = rows.find((row) => foldLabel(row.key) === name)?.value
  return value?.kind === 'text' && value.text ? value.text : undefined
}
