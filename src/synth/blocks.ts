/** The body of a synthesized article, before anybody wrote it as HTML or anything else. */

export type Inline =
  | { kind: 'text' | 'emphasis' | 'strong' | 'code'; text: string }
  | { kind: 'link'; text: string; url: string }

export interface Picture {
  url: string
  alt: string
  caption: string
  /** Who the image is from. */
  credit: string
  width: number
  height: number
}

export type Block =
  | { kind: 'paragraph'; inlines: Inline[] }
  | { kind: 'heading'; level: 2 | 3; text: string }
  | { kind: 'code'; code: string; language: string }
  | { kind: 'list'; ordered: boolean; items: string[] }
  | { kind: 'image'; picture: Picture }
  | { kind: 'quote'; text: string }
  | { kind: 'table'; head: string[]; rows: string[][] }

/** The blocks of one kind. */
export type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

export function blocksOf<Kind extends Block['kind']>(blocks: Block[], kind: Kind): BlockOf<Kind>[] {
  return blocks.filter((block): block is BlockOf<Kind> => block.kind === kind)
}
