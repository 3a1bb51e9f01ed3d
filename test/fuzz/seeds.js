/** What is mutated: the sources and pages of all fixtures, and synthesized articles in every skin and form we write. */

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { renderArticle } from '../../dist/index.js'
import { flavors } from '../../dist/render/flavors.js'
import { toMarkdown } from '../../dist/render/to-markdown.js'
import { sizes, skins, synthesize, tongues, writeSource } from '../../dist/synth.js'

const folder = fileURLToPath(new URL('../../fixtures/', import.meta.url))
const formatOf = { html: 'html', md: 'markdown', mdx: 'markdown', txt: 'text', xml: 'wxr', json: 'rest' }

/** Sources and expected pages of the fixtures, in the order of their paths: `{ format, text }`. */
export function readSeeds() {
  return readdirSync(folder, { recursive: true })
    .sort()
    .flatMap((path) => {
      const extension = /(?:source\.|article\.(?=html))(\w+)$/.exec(path)?.[1]
      const format = formatOf[extension]
      return format ? [{ format, text: readFileSync(join(folder, path), 'utf8') }] : []
    })
}

/** Our own forms, beside the skins of others: their readers meet what only we write. */
const ownForms = [
  ({ article }) => ({ format: 'html', text: renderArticle(article) }),
  ({ article }) => ({ format: 'html', text: renderArticle(article, { fragment: true, variant: 'table' }) }),
  ...Object.values(flavors).map((flavor) => {
    return ({ article }) => ({ format: 'markdown', text: toMarkdown(article, flavor) })
  }),
]

/** One seed: a fixture, or an article synthesized for it. */
export function pickSeed(seeds, random) {
  if (random.chance(0.6)) return random.pick(seeds)
  const post = synthesize(random.below(1e6), {
    noise: random.pick([0, 0, 1]),
    languages: [random.pick([...tongues.keys()])],
    sizes: [sizes[0]],
    extra: random.below(2),
    deep: random.below(2),
    hostile: random.below(2),
    missing: random.pick([0, 0, 0.5]),
  })
  if (random.chance(0.3)) return random.pick(ownForms)(post)
  const skin = random.pick(skins)
  return { format: skin.format, text: writeSource(post, skin) }
}
