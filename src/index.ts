/** The public door: bytes → article → html. */

export type { Author, Body, CodeBlock, Heading, Image, Similar } from './article/article.ts'
export { Article } from './article/article.ts'
export type { Piece } from './article/draft.ts'
export type { Json, JsonObject } from './article/json.ts'
export type { Message, Place, Point, Severity } from './diagnostics/message.ts'
export { defineProfile, type MetaValues, type Profile } from './meta/profile.ts'
export { profiles } from './meta/profiles.ts'
export { type Imported, type ImportOptions, importArticle, importSource } from './pipeline.ts'
