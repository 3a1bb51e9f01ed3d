/** The meta box of a synthesized article, true to its body. */

import type { JsonObject } from '../article/json.ts'
import { blocksOf } from './blocks.ts'
import type { Composed, Topic } from './compose.ts'
import { fill, type Tongue } from './prose/tongue.ts'
import type { Streams } from './random.ts'

export interface BoxParts {
  index: number
  topic: Topic
  composed: Composed
  words: number
  paragraphs: number
  /** ISO day. */
  reviewed: string
}

/** Every field of the profile `alphanode`, in the order of its posts. */
export function makeBox(streams: Streams, tongue: Tongue, parts: BoxParts): JsonObject {
  const random = streams('box')
  const { topic, composed, index } = parts
  const { subject, problem, setting } = topic
  const number = String(index).padStart(6, '0')
  const pictures = blocksOf(composed.blocks, 'image').map(({ picture }) => picture)
  const score = () => random.between(40, 99)
  return {
    topic: `${problem} / ${subject.stack}`,
    summary: fill(tongue.summary, { problem, stack: subject.stack }),
    ai_outline: {
      context: setting,
      problem,
      stack: subject.stack,
      recommended_action: random.pick(tongue.checks),
    },
    ai_brief: fill(tongue.summary, { problem: setting, stack: subject.stack }),
    stack: [subject.stack, subject.area, subject.language],
    tools: random.some(subject.tools, 2).concat('git'),
    ...(blocksOf(composed.blocks, 'code').length > 0 && { code_language: subject.language }),
    difficulty: random.pick(['beginner', 'intermediate', 'advanced', 'expert']),
    reading_time: Math.max(1, Math.round(parts.words / 200)),
    view_count: random.between(0, 999_999),
    score: { quality: score(), freshness: score(), depth: score(), clarity: score() },
    revision: {
      status: random.pick(['draft', 'expanded', 'reviewed']),
      version: `1.${random.below(10)}.${random.below(10)}`,
      last_reviewed: parts.reviewed,
    },
    reference: `ref-${number}-${random.between(1000, 9999)}`,
    hash: Array.from({ length: 24 }, () => random.below(16).toString(16)).join(''),
    flags: {
      ai_generated_style: random.chance(0.5),
      has_images: pictures.length > 0,
      image_heavy: pictures.length > 2,
      needs_human_review: random.chance(0.2),
    },
    checklist: composed.checklist,
    entities: [
      { name: subject.stack, type: 'stack' },
      { name: subject.area, type: 'area' },
      { name: problem, type: 'problem' },
    ],
    ...(pictures.length > 0 && {
      image_sources: pictures.map(({ url, caption, credit }) => ({ source: credit, url, caption })),
    }),
    payload: {
      source_id: `synth-${number}`,
      generator: 'alphanode synth',
      paragraphs: parts.paragraphs,
      scenario: setting,
      seed: index,
    },
    notes: random.some(tongue.middles, 2),
  }
}
