/** The profile of alphanode posts: technical articles with the box "alphanode post meta". */

import { z } from 'zod'
import { checkChecklist } from '../checks/checklist.ts'
import { checkCodeLanguage } from '../checks/code-language.ts'
import { checkReference, checkSeed } from '../checks/identity.ts'
import { checkHasImages, checkImageSources } from '../checks/images.ts'
import { checkParagraphs } from '../checks/paragraphs.ts'
import { checkReadingTime } from '../checks/reading-time.ts'
import { checkStack } from '../checks/stack.ts'
import { isoDay } from '../codecs.ts'
import { defineProfile } from '../profile.ts'

const Score = z.number().min(0).max(100)
const Count = z.int().min(0)
const Flag = z.boolean()
const Texts = z.array(z.string())
/** Names of programming languages and ids: letters, digits and what stands in `c++`, `objective-c`, `f#`, `asp.net`. */
const Token = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}+#._/ -]*$/u)

const fields = z.looseObject({
  topic: z.string().optional().meta({ title: 'Topic' }),
  summary: z.string().optional().meta({ title: 'Summary' }),
  ai_outline: z
    .looseObject({
      context: z.string().optional().meta({ title: 'Context' }),
      problem: z.string().optional().meta({ title: 'Problem' }),
      stack: z.string().optional().meta({ title: 'Stack' }),
      recommended_action: z.string().optional().meta({ title: 'Recommended action' }),
    })
    .optional()
    .meta({ title: 'AI outline' }),
  ai_brief: z.string().optional().meta({ title: 'AI brief' }),
  stack: Texts.optional().meta({ title: 'Stack', description: 'What the article builds on, the main part first' }),
  tools: Texts.optional().meta({ title: 'Tools' }),
  code_language: Token.optional().meta({ title: 'Code language', description: 'The language of the code blocks' }),
  difficulty: z.enum(['beginner', 'intermediate', 'advanced', 'expert']).optional().meta({ title: 'Difficulty' }),
  reading_time: z.number().min(0).optional().meta({ title: 'Reading time', description: 'In minutes' }),
  view_count: Count.optional().meta({ title: 'View count' }),
  score: z
    .looseObject({
      quality: Score.optional().meta({ title: 'Quality' }),
      freshness: Score.optional().meta({ title: 'Freshness' }),
      depth: Score.optional().meta({ title: 'Depth' }),
      clarity: Score.optional().meta({ title: 'Clarity' }),
    })
    .optional()
    .meta({ title: 'Score', description: 'Each from 0 to 100' }),
  revision: z
    .looseObject({
      status: z.string().optional().meta({ title: 'Status' }),
      version: Token.optional().meta({ title: 'Version' }),
      last_reviewed: isoDay.optional().meta({ title: 'Last reviewed' }),
    })
    .optional()
    .meta({ title: 'Revision' }),
  reference: Token.optional().meta({ title: 'Reference' }),
  hash: z.hex().optional().meta({ title: 'Hash' }),
  flags: z
    .looseObject({
      ai_generated_style: Flag.optional().meta({ title: 'AI-generated style' }),
      has_images: Flag.optional().meta({ title: 'Has images' }),
      image_heavy: Flag.optional().meta({ title: 'Image heavy' }),
      needs_human_review: Flag.optional().meta({ title: 'Needs human review' }),
    })
    .optional()
    .meta({ title: 'Flags' }),
  checklist: Texts.optional().meta({ title: 'Checklist', description: 'The items of the checklist in the article' }),
  entities: z
    .array(
      z.looseObject({
        name: z.string().optional().meta({ title: 'Name' }),
        type: z.string().optional().meta({ title: 'Type', description: 'Such as stack, area, problem' }),
      }),
    )
    .optional()
    .meta({ title: 'Entities' }),
  image_sources: z
    .array(
      z.looseObject({
        source: z.string().optional().meta({ title: 'Source', description: 'Who the image is from' }),
        url: z
          .url({ protocol: /^https?$/ })
          .optional()
          .meta({ title: 'URL' }),
        caption: z.string().optional().meta({ title: 'Caption' }),
      }),
    )
    .optional()
    .meta({ title: 'Image sources' }),
  payload: z
    .looseObject({
      source_id: Token.optional().meta({ title: 'Source id', description: 'The stable id of the article' }),
      generator: z.string().optional().meta({ title: 'Generator' }),
      paragraphs: Count.optional().meta({ title: 'Paragraphs' }),
      scenario: z.string().optional().meta({ title: 'Scenario' }),
      seed: z.int().optional().meta({ title: 'Seed' }),
    })
    .optional()
    .meta({ title: 'Payload' }),
  notes: Texts.optional().meta({ title: 'Notes' }),
})

export const alphanode = defineProfile({
  name: 'alphanode',
  headings: ['alphanode post meta', 'alphanode meta', 'post meta'],
  prefixes: ['anp_'],
  fields,
  display: {
    stack: { as: 'inline' },
    tools: { as: 'inline' },
    reading_time: { unit: { one: 'minute', other: 'minutes' } },
    view_count: { as: 'count' },
    'score.quality': { max: 100 },
    'score.freshness': { max: 100 },
    'score.depth': { max: 100 },
    'score.clarity': { max: 100 },
    'revision.last_reviewed': { as: 'date' },
    'flags.ai_generated_style': { as: 'flag' },
    'flags.has_images': { as: 'flag' },
    'flags.image_heavy': { as: 'flag' },
    'flags.needs_human_review': { as: 'flag' },
    'payload.seed': { as: 'plain' },
  },
  roles: { id: 'payload.source_id', codeLanguage: 'code_language' },
  checks: [
    checkParagraphs,
    checkImageSources,
    checkHasImages,
    checkChecklist,
    checkCodeLanguage,
    checkReadingTime,
    checkReference,
    checkSeed,
    checkStack,
  ],
})
