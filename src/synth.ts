/** The door `alphanode/synth`: seeded articles, each with its truth, in every way in which articles are published. */

import { alphanode } from './meta/profiles/alphanode.ts'
import { toMarkdown } from './render/to-markdown.ts'
import { toText } from './render/to-text.ts'
import type { Skin } from './synth/skin.ts'
import { skins as standing } from './synth/skins/skins.ts'
import { exportFrame } from './synth/skins/wordpress-posts.ts'
import type { Synthesized } from './synth/synthesize.ts'

export { type Dials, defaultDials, type Size, sizes } from './synth/dials.ts'
export type { Expected } from './synth/disturb.ts'
export { type Limit, mutedBy, tell } from './synth/limits.ts'
export { tongues } from './synth/prose/tongues.ts'
export type { Skin } from './synth/skin.ts'
export { type Synthesized, type SynthOptions, synthesize } from './synth/synthesize.ts'

const markdown: Skin = {
  name: 'markdown',
  format: 'markdown',
  about: 'Markdown with front matter, as `render --to markdown` writes it.',
  unsaid: ['reasons of languages'],
  write: ({ article }) => toMarkdown(article),
}

const text: Skin = {
  name: 'text',
  format: 'text',
  about: 'The text dump of a page, as `render --to text` writes it.',
  unsaid: [
    ...(['url', 'status', 'language', 'direction', 'modified', 'author pages', 'similar links'] as const),
    ...([
      'markup',
      'code languages',
      'reasons of languages',
      'image sizes',
      'unlisted images',
      'types of unknown values',
    ] as const),
  ],
  write: ({ article }) => toText(article, alphanode),
}

/** Every way in which articles are published. */
export const skins: Skin[] = [...standing, markdown, text]

/** Writes the source of one article as a file of its own. */
export function writeSource(article: Synthesized, skin: Skin): string {
  const source = skin.write(article)
  if (skin.format !== 'wxr') return source
  const { open, close } = exportFrame(article.article.authors.map(({ name }) => name))
  return open + source + close
}
