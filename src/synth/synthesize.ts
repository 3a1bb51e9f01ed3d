/** Article number n of a seeded world: the record that importing it should give, and what should be said of it. */

import type { Article } from '../article/article.ts'
import { makeSlug } from '../extract/slug.ts'
import type { Block } from './blocks.ts'
import { inlineText, toBody, toCodeBlocks, toImages } from './body.ts'
import { makeBox } from './box.ts'
import { chooseTopic, compose, type Topic } from './compose.ts'
import { type Dials, defaultDials } from './dials.ts'
import { disturb, type Expected } from './disturb.ts'
import { withHostileTexts, withHostileTitle } from './hostile.ts'
import type { Tongue } from './prose/tongue.ts'
import { tongues } from './prose/tongues.ts'
import { createStreams, type Streams } from './random.ts'

export interface SynthOptions extends Partial<Dials> {
  /** Another seed is another world. Default: 1. */
  seed?: number
}

/** A synthesized article. */
export interface Synthesized {
  /** From 1. */
  index: number
  /** The truth; `source` says nothing, for there is none yet. */
  article: Article
  /** The messages about box and article that importing it should give. */
  expected: Expected[]
  /** The body as it was composed. */
  blocks: Block[]
  tongue: Tongue
  /** For whoever writes the article down: choices that are the same each time. */
  streams: Streams
  noise: number
}

/**
 * Makes the article with this number. Nothing else is needed: article 4,046 costs as much as the first. The same
 * options give the same article, byte for byte. Throws on a language that there are no words for.
 */
export function synthesize(index: number, { seed = 1, ...given }: SynthOptions = {}): Synthesized {
  const dials = { ...defaultDials, ...given }
  const streams = createStreams(seed, index)
  const tongue = tongueOf(streams('language').pick(dials.languages))
  const isHostile = streams('hostile').chance(dials.hostile)
  const chosen = chooseTopic(streams, tongue)
  const topic = isHostile ? withHostileTitle(chosen, streams('hostile title')) : chosen
  const plain = compose(streams, tongue, topic, streams('size').pick(dials.sizes))
  const composed = isHostile ? withHostileTexts(plain, streams('hostile texts'), topic.subject.language) : plain
  const dates = makeDates(streams)
  const facts = makeFacts(index, streams, tongue, topic, dates)

  const body = toBody(composed.blocks)
  const values = makeBox(streams, tongue, {
    ...{ index, topic, composed, words: body.words, paragraphs: body.paragraphs },
    reviewed: dates.modifiedAt.slice(0, 10),
  })
  const [opening] = composed.blocks
  const { slug, url, title, language, direction, authors, categories, tags, similar } = facts
  const lead = opening?.kind === 'paragraph' ? inlineText(opening.inlines) : title
  // In the order of the schema, which is the order of every record.
  const article: Article = {
    ...{
      version: 1,
      id: `synth-${String(index).padStart(6, '0')}`,
      slug,
      url,
      title,
      lead,
      language,
      direction,
      authors,
    },
    ...{ ...dates, status: 'published', categories, tags, body },
    codeBlocks: toCodeBlocks(composed.blocks),
    images: toImages(composed.blocks),
    similar,
    meta: { profile: 'alphanode', values },
    source: { format: 'html', path: '', sha256: '0'.repeat(64) },
  }
  return {
    ...{ index, blocks: composed.blocks, tongue, streams, noise: dials.noise },
    ...disturb(article, composed.blocks, streams, dials),
  }
}

function tongueOf(tag: string): Tongue {
  const tongue = tongues.get(tag)
  if (!tongue) throw new Error(`Unexpected language \`${tag}\`, expected one of ${[...tongues.keys()].join(', ')}`)
  return tongue
}

interface Dates {
  publishedAt: string
  modifiedAt: string
}

/** A moment in local time with its zone, and a later one. */
function makeDates(streams: Streams): Dates {
  const random = streams('dates')
  const zone = random.pick(['+00:00', '+01:00', '+05:30', '-08:00'])
  const day = () => `${two(random.between(1, 28))}T${two(random.between(6, 21))}:${two(random.below(60))}:00${zone}`
  const year = random.between(2015, 2025)
  return {
    publishedAt: `${year}-${two(random.between(1, 12))}-${day()}`,
    modifiedAt: `${year + 1}-${two(random.between(1, 12))}-${day()}`,
  }
}

const two = (number: number) => String(number).padStart(2, '0')

/** The site that all articles are from. */
export const site = { name: 'Notes Example', url: 'https://notes.example' }

type Facts = Pick<Article, 'slug' | 'authors' | 'categories' | 'tags' | 'similar'> & {
  title: string
  url: string
  language: string
  direction: 'ltr' | 'rtl'
}

function makeFacts(index: number, streams: Streams, tongue: Tongue, { title }: Topic, { publishedAt }: Dates): Facts {
  const random = streams('facts')
  const slug = `${makeSlug(title, 'post')}-${index}`
  const similar = random.some(tongue.problems, 3).map((problem, place) => ({
    title: `${problem.charAt(0).toUpperCase()}${problem.slice(1)}`,
    url: `${site.url}/similar/${random.between(1, 9999)}-${place}/`,
  }))
  return {
    slug,
    url: `${site.url}/${publishedAt.slice(0, 7).replace('-', '/')}/${slug}/`,
    title,
    language: tongue.tag,
    direction: tongue.direction,
    authors: [{ name: random.pick(tongue.people), url: `${site.url}/author/${random.between(1, 9)}/` }],
    categories: random.some(tongue.categories, random.between(1, 2)),
    tags: random.some(tongue.tags, random.between(1, 3)),
    similar,
  }
}
