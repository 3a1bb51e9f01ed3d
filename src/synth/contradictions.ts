/** Ways in which a box contradicts its article, each with the message that says so. */

import type { Json, JsonObject } from '../article/json.ts'
import type { RuleId } from '../diagnostics/rules.ts'
import { type Block, blocksOf } from './blocks.ts'

export interface Contradiction {
  rule: RuleId
  /** Where in the record the message points, of the changed values. */
  path: (values: JsonObject) => string
  fits: (values: JsonObject, blocks: Block[]) => boolean
  /** Changes the given values, which are a copy. */
  change: (values: JsonObject, blocks: Block[]) => JsonObject
}

export const contradictions: Contradiction[] = [
  {
    rule: 'meta/paragraphs',
    path: () => 'meta.values.payload.paragraphs',
    fits: () => true,
    change: (values, blocks) => within(values, 'payload', { paragraphs: blocks.length + 7 }),
  },
  {
    rule: 'meta/seed',
    path: () => 'meta.values.payload.seed',
    fits: () => true,
    change: (values) => within(values, 'payload', { seed: -1 }),
  },
  {
    rule: 'meta/reference',
    path: () => 'meta.values.reference',
    fits: () => true,
    change: (values) => ({ ...values, reference: 'ref-none-1' }),
  },
  {
    rule: 'meta/reading-time',
    path: () => 'meta.values.reading_time',
    fits: () => true,
    change: (values) => ({ ...values, reading_time: 480 }),
  },
  {
    rule: 'meta/has-images',
    path: () => 'meta.values.flags.has_images',
    fits: () => true,
    change: (values, blocks) => within(values, 'flags', { has_images: blocksOf(blocks, 'image').length === 0 }),
  },
  {
    rule: 'meta/checklist',
    path: () => 'meta.values.checklist',
    fits: () => true,
    change: (values) => ({ ...values, checklist: [...listAt(values, 'checklist'), 'water the plants'] }),
  },
  {
    rule: 'meta/stack',
    path: (values) => `meta.values.entities.${listAt(values, 'entities').length - 1}`,
    fits: () => true,
    change: (values) => ({
      ...values,
      entities: [...listAt(values, 'entities'), { name: 'Punch cards', type: 'stack' }],
    }),
  },
  {
    rule: 'meta/image-source',
    path: (values) => `meta.values.image_sources.${listAt(values, 'image_sources').length - 1}`,
    fits: (_, blocks) => blocksOf(blocks, 'image').length > 0,
    change: (values) => ({
      ...values,
      image_sources: [
        ...listAt(values, 'image_sources'),
        { source: 'nobody', url: 'https://images.example/lost.jpg', caption: 'A sketch that is not there' },
      ],
    }),
  },
  {
    rule: 'meta/image-unlisted',
    path: () => 'images.0',
    fits: (_, blocks) => blocksOf(blocks, 'image').length > 1,
    change: (values) => ({ ...values, image_sources: listAt(values, 'image_sources').slice(1) }),
  },
  {
    rule: 'meta/code-language',
    path: () => 'meta.values.code_language',
    fits: (_, blocks) => blocksOf(blocks, 'code').length > 0,
    change: (values) => ({ ...values, code_language: 'cobol' }),
  },
  {
    rule: 'meta/bad-value',
    path: () => 'meta.values.difficulty',
    fits: () => true,
    change: (values) => ({ ...values, difficulty: 'galactic' }),
  },
]

function within(values: JsonObject, key: string, change: JsonObject): JsonObject {
  const value = values[key]
  const object = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
  return { ...values, [key]: { ...object, ...change } }
}

function listAt(values: JsonObject, key: string): Json[] {
  const value = values[key]
  return Array.isArray(value) ? value : []
}
