/** The journey of one article: piece → draft → article. */

import { hash } from 'node:crypto'
import type { Root } from 'hast'
import { Article, type Comment, type Meta, type Source } from './article/article.ts'
import type { Draft, DraftComment, Facts, Piece } from './article/draft.ts'
import type { Json } from './article/json.ts'
import { limitTexts } from './article/limit-texts.ts'
import { ownTexts } from './article/own-texts.ts'
import { clean } from './clean/clean.ts'
import type { Guard } from './diagnostics/guard.ts'
import { type Limits, resolveLimits } from './diagnostics/limits.ts'
import type { Message } from './diagnostics/message.ts'
import { reportAll } from './diagnostics/problem.ts'
import { createLog } from './diagnostics/report.ts'
import { body as toBody } from './extract/body.ts'
import { codeBlocks } from './extract/code-blocks.ts'
import { identifyHeadings } from './extract/headings.ts'
import { images } from './extract/images.ts'
import { labelCode, unlabelled } from './extract/label-code.ts'
import { openingOf } from './extract/opening.ts'
import { checkProfile } from './meta/check-profile.ts'
import type { Profile } from './meta/profile.ts'
import { profiles } from './meta/profiles.ts'
import { typeRows } from './meta/type-rows.ts'
import { untexturize } from './meta/untexturize.ts'
import { readers } from './read/readers.ts'
import { decode } from './split/decode.ts'
import { type SplitOptions, toPieces } from './split/to-pieces.ts'

export interface ImportOptions {
  /** What the site's posts look like. Default: the built-in profile `alphanode`. */
  profile?: Profile
  /** Whether messages say where in the source. Default: yes. The article is the same without. */
  places?: boolean
  /** Whether comments come into the record, where a source has them. Default: no; they are counted. */
  comments?: boolean
  /** How much is read, where that is not the standard (`docs/limits.md`). A name or value that there is not throws. */
  limits?: Partial<Limits>
}

/** What came of one article, which is there exactly when no message is an error; or what is to be said of the whole file. */
export interface Imported {
  article?: Article
  messages: Message[]
}

/**
 * Imports all articles of one file: bytes, packed or not, of any format there is a reader for. Bad input gives messages;
 * those of the file as a whole come last, without an article.
 */
export async function importSource(
  path: string,
  bytes: Uint8Array,
  options: ImportOptions & SplitOptions = {},
): Promise<Imported[]> {
  if (options.profile !== undefined) checkProfile(options.profile)
  const { pieces, problems, messages: said = [] } = toPieces(path, bytes, options)
  const { report, messages } = createLog(path, '')
  reportAll(problems, report)
  const ofFile = [...messages, ...(options.places === false ? said.map(withoutPlace) : said)]
  const imported: Imported[] = []
  for (const piece of pieces) imported.push(await importArticle(piece, options))
  return ofFile.length > 0 ? [...imported, { messages: ofFile }] : imported
}

const withoutPlace = ({ place: _, ...message }: Message): Message => message

/** Imports one article. Bad input gives messages, and no article if one of them is an error; it never throws for it. */
export async function importArticle(piece: Piece, options: ImportOptions = {}): Promise<Imported> {
  const { profile = profiles.alphanode, places = true, comments = false } = options
  if (options.profile !== undefined) checkProfile(profile)
  const limits = resolveLimits(options.limits)
  const { text, problems } = decode(piece.bytes, piece.format, piece.fetched?.encoding)
  const { report, messages } = createLog(piece.path, places ? text : undefined, piece.start)
  reportAll(problems, report)

  const read = await readers[piece.format]()
  const draft = read(text, {
    path: piece.path,
    profile,
    limits,
    report,
    comments,
    ...(piece.wxr && { wxr: piece.wxr }),
    ...(piece.fetched?.url !== undefined && { url: piece.fetched.url }),
  })
  const article = await toArticle(draft, piece, profile, { limits, report })
  if (article) for (const check of profile.checks) check(article, report)
  const isSound = messages.every(({ severity }) => severity !== 'error')
  return ownTexts(article && isSound ? { article, messages } : { messages })
}

/** draft → article: types the box, cleans the body, and takes code, images and outline from it. */
async function toArticle(draft: Draft, piece: Piece, profile: Profile, guard: Guard): Promise<Article | undefined> {
  const { limits, report } = guard
  const meta = typeBox(draft, profile, guard)
  const hint = textAt(meta.values, profile.roles.codeLanguage)
  const guess = hint === undefined ? await loadGuess(draft.body) : undefined
  const tree = clean(draft.body, {
    limits,
    report,
    transform(body) {
      identifyHeadings(body)
      labelCode(body, { hint, guess, report })
    },
  })

  const { comments, ...plain } = draft.facts
  const facts = limitTexts(plain, guard, [])
  const empty = tree.children.length === 0
  if (empty && !facts.title && !draft.box) report('read/no-article', { seen: 'a source without text' })
  else if (empty) report('read/empty-body', {})
  if (empty && !facts.title && !draft.box) return undefined
  if (!facts.title) report('read/no-title', {})

  // Parsing throws only if the importer itself made a wrong record.
  return Article.parse({
    version: 1,
    ...(await identity(withUrl(facts, piece), textAt(meta.values, profile.roles.id), piece.path)),
    ...defined({ title: facts.title, lead: facts.lead ?? openingOf(tree, draft.isMeasured) }),
    ...defined({ language: facts.language, direction: facts.direction }),
    authors: facts.authors ?? [],
    ...defined({ publishedAt: facts.publishedAt, modifiedAt: facts.modifiedAt, status: facts.status }),
    categories: facts.categories ?? [],
    tags: facts.tags ?? [],
    ...defined({ image: facts.image, terms: facts.terms, aliases: facts.aliases }),
    body: toBody(tree),
    codeBlocks: codeBlocks(tree),
    images: images(tree),
    similar: facts.similar ?? [],
    ...(comments && { comments: comments.map((comment) => toComment(comment, guard)) }),
    meta,
    source: sourceOf(piece, draft),
  })
}

/** What is said of the text of a comment has no place: it was unpacked on the way. */
function toComment({ body, ...comment }: DraftComment, { limits, report }: Guard): Comment {
  const { html, text } = toBody(clean(body, { limits, report: (id, details) => report(id, details) }))
  return { ...comment, html, text }
}

function typeBox({ box, body, facts }: Draft, profile: Profile, guard: Guard): Meta {
  const { limits, report } = guard
  if (!box) {
    if (profile.headings.length > 0) report('read/no-box', { headings: profile.headings })
    return { profile: profile.name, values: {} }
  }
  // Themes leave attributes alone: an `alt` shows how a text was typed.
  const getEvidence = () => {
    const shown = images(body)
    return { texts: [facts.title ?? '', ...shown.map(({ alt }) => alt)], urls: shown.flatMap(({ src }) => src ?? []) }
  }
  const rows = untexturize(box.rows, profile, getEvidence, report)
  const { values, ...order } = typeRows(rows, profile, report, limits)
  return { profile: profile.name, values: limitTexts(values, guard, ['meta', 'values']), ...order }
}

/** The guesser of languages, which is heavy, if there is something to guess. */
async function loadGuess(body: Root): Promise<((code: string) => string | undefined) | undefined> {
  if (unlabelled(body).length === 0) return undefined
  return (await import('./extract/guess-language.ts')).guessLanguage
}

/** A text knows no address; the crawl that made it does. */
function withUrl(facts: Facts, { fetched }: Piece): Facts {
  return fetched?.url === undefined ? facts : { url: fetched.url, ...facts }
}

/** What the article is called by: never random, never the clock. */
async function identity(
  facts: Facts,
  profileId: string | undefined,
  path: string,
): Promise<Pick<Article, 'id' | 'slug' | 'url'>> {
  return {
    id: facts.id ?? profileId ?? facts.url ?? path,
    // Its tables take as long to load as ten articles; most posts bring a slug.
    slug: facts.slug ?? (await import('./extract/slug.ts')).makeSlug(facts.title, path),
    ...defined({ url: facts.url }),
  }
}

function sourceOf({ path, format, bytes }: Piece, { box }: Draft): Source {
  return { format, path, sha256: hash('sha256', bytes), ...defined({ box: box?.fidelity }) }
}

/** The text at a dotted path of the values, if there is one. */
function textAt(values: Json, path: string | undefined): string | undefined {
  if (path === undefined) return undefined
  let value: Json | undefined = values
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    value = Object.hasOwn(value, key) ? value[key] : undefined
  }
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** The fields that are there: missing is absent. */
function defined<Fields extends object>(fields: Fields): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> } {
  const present = Object.entries(fields).filter(([, value]) => value !== undefined)
  // `fromEntries` loses the names that `fields` has.
  return Object.fromEntries(present) as { [Key in keyof Fields]?: Exclude<Fields[Key], undefined> }
}
