/** The door `alphanode/synth`: seeded articles, each with its truth, in every way in which articles are published. */

import type { Format } from './article/article.ts'
import { alphanode } from './meta/profiles/alphanode.ts'
import { toMarkdown } from './render/to-markdown.ts'
import { toText } from './render/to-text.ts'
import { tongues } from './synth/prose/tongues.ts'
import type { Skin } from './synth/skin.ts'
import { dumpLimits } from './synth/skins/plain-files.ts'
import { skins as standing } from './synth/skins/skins.ts'
import { exportFrame } from './synth/skins/wordpress-posts.ts'
import type { Synthesized } from './synth/synthesize.ts'

export { type Dials, defaultDials, type Size, sizes } from './synth/dials.ts'
export type { Expected } from './synth/disturb.ts'
export type { Limit } from './synth/limits.ts'
export type { Skin } from './synth/skin.ts'
export { type Synthesized, type SynthOptions, synthesize } from './synth/synthesize.ts'
export { compare, type FieldVerdict, type Truth } from './synth/truth.ts'
export { tongues }

const markdown: Skin = {
  name: 'markdown',
  format: 'markdown',
  about: 'Markdown as `render --to markdown` writes it.',
  unsaid: ['reasons of languages'],
  write: ({ article }) => toMarkdown(article),
}

const text: Skin = {
  name: 'text',
  format: 'text',
  about: 'A dump as `render --to text` writes it.',
  unsaid: dumpLimits,
  write: ({ article }) => toText(article, alphanode),
}

/** Every way in which articles are published. */
export const skins: Skin[] = [...standing, markdown, text]

/** What stands before, between and after the articles of a file. */
export interface Frame {
  open: string
  between: string
  close: string
}

const people = [...tongues.values()].flatMap((tongue) => tongue.people)

/** The formats of which one file may hold many articles. */
export const frames: Partial<Record<Format, Frame>> = {
  wxr: { ...exportFrame(people), between: '' },
  rest: { open: '[\n', between: ',\n', close: '\n]\n' },
}

/** Writes the source of one article as a file of its own. */
export function writeSource(post: Synthesized, skin: Skin): string {
  const source = skin.write(post)
  const { open, close } = (skin.format === 'wxr' && frames.wxr) || { open: '', close: '' }
  return open + source + close
}

/** How the skin of an article is chosen: one of each format that is asked for, the same each time. */
export function chooseSkin({ streams }: Synthesized, format: Format, among: Skin[] = skins): Skin | undefined {
  const fitting = among.filter((skin) => skin.format === format)
  return fitting.length > 0 ? streams(`skin ${format}`).pick(fitting) : undefined
}
