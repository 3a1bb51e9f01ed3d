/** Values of front matter as facts want them; each reader gives `undefined` for what does not fit. */

import { z } from 'zod'
import { type Author, Comment, MainImage, type Similar, type Status, Term } from '../../article/article.ts'
import type { Facts, MetaNode } from '../../article/draft.ts'
import { fold } from '../../tree/text.ts'
import { findDate } from '../dates.ts'
import { toDraftComment } from '../draft-comment.ts'

type Take = (value: MetaNode) => Partial<Facts> | undefined

export function text(name: 'title' | 'lead' | 'slug' | 'id'): Take {
  return (value) => {
    const words = toText(value)
    return words === undefined ? undefined : { [name]: words }
  }
}

export function names(name: 'categories' | 'tags' | 'aliases'): Take {
  return (value) => {
    const words = toTexts(value)
    return words && { [name]: words }
  }
}

export function date(name: 'publishedAt' | 'modifiedAt'): Take {
  return (value) => {
    const found = findDate(toText(value)?.replace(slashes, '$1-$2-$3') ?? '')
    return found === undefined ? undefined : { [name]: found }
  }
}

const slashes = /^(\d{4})\/(\d{2})\/(\d{2})/

export const authors: Take = (value) => {
  const found = (value.kind === 'list' ? value.items : [value]).map(toAuthor)
  return isFull(found) ? { authors: found } : undefined
}

function toAuthor(value: MetaNode): Author | undefined {
  if (value.kind !== 'map') {
    const name = toText(value)
    return name === undefined ? undefined : { name }
  }
  const name = textOf(value, 'name')
  const url = textOf(value, 'url') ?? textOf(value, 'link')
  return name === undefined ? undefined : { name, ...(url !== undefined && { url }) }
}

export const similar: Take = (value) => {
  const found = (value.kind === 'list' ? value.items : [value]).map(toSimilar)
  return isFull(found) ? { similar: found } : undefined
}

function toSimilar(value: MetaNode): Similar | undefined {
  if (value.kind !== 'map') {
    const title = toText(value)
    return title === undefined ? undefined : { title }
  }
  const title = textOf(value, 'title')
  const url = textOf(value, 'url')
  return title === undefined ? undefined : { title, ...(url !== undefined && { url }) }
}

export const terms: Take = (value) => {
  const found = z.array(Term).min(1).safeParse(toJson(value))
  return found.success ? { terms: found.data } : undefined
}

export const comments: Take = (value) => {
  const found = z.array(Comment).min(1).safeParse(toJson(value))
  return found.success ? { comments: found.data.map(toDraftComment) } : undefined
}

function toJson(value: MetaNode): unknown {
  if (value.kind === 'typed') return value.value
  if (value.kind === 'text') return value.text
  if (value.kind === 'list') return value.items.map(toJson)
  return Object.fromEntries(value.rows.map((row) => [row.key, toJson(row.value)]))
}

export const language: Take = (value) => {
  const tag = toText(value)?.replaceAll('_', '-')
  return tag !== undefined && languageTag.test(tag) ? { language: tag } : undefined
}

const languageTag = /^[a-z]{2,3}(?:-[a-z\d]{1,8})*$/i

export const direction: Take = (value) => {
  const found = toText(value)
  return found === 'ltr' || found === 'rtl' ? { direction: found } : undefined
}

const statuses = new Map<string, Status>([
  ['published', 'published'],
  ['publish', 'published'],
  ['public', 'published'],
  ['draft', 'draft'],
  ['pending', 'pending'],
  ['review', 'pending'],
  ['private', 'private'],
  ['protected', 'protected'],
  ['scheduled', 'scheduled'],
  ['future', 'scheduled'],
  ['trashed', 'trashed'],
  ['trash', 'trashed'],
])

export const status: Take = (value) => {
  const found = statuses.get(toText(value)?.toLowerCase() ?? '')
  return found && { status: found }
}

export const draft: Take = (value) => {
  const answer = toText(value)?.toLowerCase()
  if (answer === 'true' || answer === 'yes') return { status: 'draft' }
  return answer === 'false' || answer === 'no' ? { status: 'published' } : undefined
}

export const webAddress: Take = (value) => {
  const url = toText(value)
  return url !== undefined && /^https?:\/\/[^\s/]\S*$/i.test(url) ? { url } : undefined
}

const imageKeys = new Map([
  ['src', 'src'],
  ['url', 'src'],
  ['path', 'src'],
  ['alt', 'alt'],
  ['caption', 'caption'],
  ['credit', 'credit'],
  ['width', 'width'],
  ['height', 'height'],
])

/** An image whose map says more than a main image can is none: nothing of it would be kept. */
export const image: Take = (value) => {
  const entries =
    value.kind === 'map'
      ? value.rows.map((row) => [imageKeys.get(row.key.toLowerCase()), plain(row.value)])
      : [['src', toText(value)]]
  if (entries.some(([key]) => key === undefined)) return undefined
  const said = entries.filter(([, content]) => content !== undefined && content !== null && content !== '')
  const found = MainImage.safeParse(Object.fromEntries(said))
  return found.success ? { image: found.data } : undefined
}

const plain = (value: MetaNode) =>
  value.kind === 'typed' && typeof value.value !== 'string' ? value.value : toText(value)

/** The text of a plain value; white space in it counts only between quotes. */
function toText(value: MetaNode): string | undefined {
  if (value.kind === 'text') return fold(value.text) || undefined
  if (value.kind !== 'typed' || value.value === null || typeof value.value === 'object') return undefined
  const words = String(value.value)
  return /\S/.test(words) ? words : undefined
}

/** The texts of a list, or of a text that parts them by commas. */
function toTexts(value: MetaNode): string[] | undefined {
  if (value.kind !== 'list') {
    return toText(value)
      ?.split(',')
      .map((part) => part.trim())
      .filter(Boolean)
  }
  const found = value.items.map(toText)
  return isFull(found) ? found : undefined
}

function isFull<Item>(items: (Item | undefined)[]): items is Item[] {
  return items.length > 0 && !items.includes(undefined)
}

function textOf(map: Extract<MetaNode, { kind: 'map' }>, key: string): string | undefined {
  const row = map.rows.find((candidate) => candidate.key.toLowerCase() === key)
  return row && toText(row.value)
}
