/** The record: one schema, from which the types, the JSON Schema and the checks at every border are made. */

import { z } from 'zod'
import { JsonObject } from './json.ts'

const Text = z.string().min(1)

/** A calendar day, a local time or a moment: the zone is there only if the source states one. */
export const IsoDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?)?$/)
  .meta({ title: 'ISO 8601 date', description: 'A day, a local time, or a moment with its zone' })

export const Author = z.strictObject({ name: Text, url: Text.optional() })
export type Author = z.infer<typeof Author>

export const Similar = z.strictObject({ title: Text, url: Text.optional() })
export type Similar = z.infer<typeof Similar>

/** What an article is filed under, as its site keeps it. */
export const Term = z.strictObject({
  taxonomy: Text.meta({ description: '`category`, `post_tag`, or what a theme or plugin calls its own' }),
  name: Text,
  slug: Text.optional(),
  parents: z.array(Text).min(1).optional().meta({ description: 'Names of the terms above it, from the top down' }),
})
export type Term = z.infer<typeof Term>

export const Comment = z.strictObject({
  id: Text.optional(),
  parent: Text.optional().meta({ description: 'The id of the comment that it answers' }),
  kind: Text.optional().meta({ description: '`pingback`, `trackback` or what a plugin adds; absent for a comment' }),
  status: z.enum(['approved', 'pending', 'spam', 'trashed']),
  author: Author.optional(),
  publishedAt: IsoDate.optional(),
  html: z.string().meta({ description: 'Sanitized, canonical HTML' }),
  text: z.string(),
})
export type Comment = z.infer<typeof Comment>

export const Heading = z.strictObject({
  level: z.number().int().min(1).max(6),
  text: Text,
  id: Text.meta({ description: 'The id of the heading in `body.html`' }),
})
export type Heading = z.infer<typeof Heading>

export const LanguageSource = z.enum(['class', 'fence', 'meta', 'rule', 'guess'])
export type LanguageSource = z.infer<typeof LanguageSource>

export const CodeBlock = z.strictObject({
  code: z.string().meta({ description: 'Verbatim: every space, tab and blank line' }),
  language: Text.optional(),
  languageFrom: LanguageSource.optional(),
  caption: Text.optional(),
})
export type CodeBlock = z.infer<typeof CodeBlock>

export const Image = z.strictObject({
  src: Text.optional().meta({ description: 'Absent when the source has none, as in a text dump' }),
  alt: z.string(),
  caption: Text.optional(),
  credit: Text.optional(),
  width: z.number().int().positive().optional(),
  height: z.number().int().positive().optional(),
})
export type Image = z.infer<typeof Image>

/** The image that stands for the article in lists and cards. It may stand in the body too. */
export const MainImage = Image.extend({ src: Text, alt: Text.optional() })
export type MainImage = z.infer<typeof MainImage>

export const Body = z.strictObject({
  html: z.string().meta({ description: 'Sanitized, canonical HTML' }),
  text: z.string().meta({ description: 'Plain text; an empty line between blocks' }),
  outline: z.array(Heading),
  words: z.number().int().min(0),
  paragraphs: z.number().int().min(0),
})
export type Body = z.infer<typeof Body>

export const Meta = z.strictObject({
  profile: Text,
  values: JsonObject,
  order: z.record(z.string(), z.array(z.string())).optional().meta({
    description:
      'Source order of keys, by JSON pointer of the object, where a JavaScript object cannot keep it: keys like `7`, and keys that came more than once (their value is then the list of all)',
  }),
})
export type Meta = z.infer<typeof Meta>

/** The formats there is a reader for. */
export const Format = z.enum(['html', 'markdown', 'text', 'wxr', 'rest'])
export type Format = z.infer<typeof Format>

/** How faithfully the box was read; `docs/formats.md` explains the levels. */
export const Fidelity = z.enum(['exact', 'text-edited', 'edited', 'structural', 'text'])
export type Fidelity = z.infer<typeof Fidelity>

const Point = z.strictObject({ line: z.number().int(), column: z.number().int(), offset: z.number().int() })

export const Source = z.strictObject({
  format: Format,
  path: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  box: Fidelity.optional(),
  place: z.strictObject({ start: Point, end: Point }).optional(),
})
export type Source = z.infer<typeof Source>

export const Status = z.enum(['published', 'draft', 'pending', 'private', 'protected', 'scheduled', 'trashed'])
export type Status = z.infer<typeof Status>

/** One imported article: plain data, the same after `structuredClone` and `JSON.parse(JSON.stringify(x))`. */
export const Article = z
  .strictObject({
    version: z.literal(1),
    id: Text,
    slug: Text,
    url: Text.optional(),
    title: Text.optional(),
    lead: Text.optional(),
    language: Text.optional().meta({ description: 'BCP 47 tag' }),
    direction: z.enum(['ltr', 'rtl']).optional(),
    authors: z.array(Author),
    publishedAt: IsoDate.optional(),
    modifiedAt: IsoDate.optional(),
    status: Status.optional(),
    categories: z.array(Text),
    tags: z.array(Text),
    image: MainImage.optional().meta({ description: 'The image that the source names as that of the article' }),
    terms: z
      .array(Term)
      .min(1)
      .optional()
      .meta({ description: 'Where the source is the site itself: all terms, in order' }),
    aliases: z.array(Text).min(1).optional().meta({ description: 'Former addresses of the article' }),
    body: Body,
    codeBlocks: z.array(CodeBlock),
    images: z.array(Image),
    similar: z.array(Similar),
    comments: z.array(Comment).min(1).optional().meta({ description: 'Only where the import was asked for them' }),
    meta: Meta,
    source: Source,
  })
  .meta({ id: 'Article', title: 'Article', description: 'One imported article' })
export type Article = z.infer<typeof Article>
