/** What an article is about, small enough to be kept of all of them. */

import type { Article } from '../article/article.ts'
import { findText, itemsOf, textsOf } from '../meta/checks/values.ts'

/** A feature is a term or a word, by a number of this many bits; of the half million of a large site, few collide. */
export const featureBits = 23

/** Whether a feature is a term, which says more than a word: by the highest bit. */
export function isTerm(feature: number): boolean {
  return feature >= termBit
}

const termBit = 1 << (featureBits - 1)

/** How many of each are kept. */
const maxTerms = 16
const maxWords = 32

/**
 * The features of an article, in text of at most 192 characters. They follow from the article alone.
 *
 * Of the words those are kept whose hash, divided by their weight, is smallest. It is a consistent sample: articles that
 * share words share them in their samples too, whatever the rest of the site says (Cohen and Kaplan, "Summarizing data
 * using bottom-k sketches", 2007).
 */
export function fingerprint(article: Article): string {
  const terms = new Set(termsOf(article).map((term) => numberOf(hash(fold(term))) | termBit))
  const words = rankedWords(article).sort((a, b) => a.rank - b.rank || a.hash - b.hash)
  const features = [
    ...[...terms].slice(0, maxTerms),
    ...new Set(words.slice(0, maxWords).map(({ hash }) => numberOf(hash))),
  ]
  const bytes = Buffer.alloc(features.length * bytesEach)
  for (const [index, feature] of features.entries()) bytes.writeUIntBE(feature, index * bytesEach, bytesEach)
  return bytes.toString('base64url')
}

/** Reads what `fingerprint` wrote. */
export function featuresOf(fingerprint: string): number[] {
  const bytes = Buffer.from(fingerprint, 'base64url')
  return Array.from({ length: bytes.length / bytesEach }, (_, index) => bytes.readUIntBE(index * bytesEach, bytesEach))
}

/** How many `featuresOf` gives. */
export function countFeatures(fingerprint: string): number {
  return fingerprint.length / charactersEach
}

const bytesEach = 3
/** In base64. */
const charactersEach = 4

/** What the article names: its tags and categories, and in its box entities, stack and tools. */
function termsOf({ categories, tags, meta: { values } }: Article): string[] {
  const entities = itemsOf(values, 'entities').flatMap((entity) => findText(entity, 'name') ?? [])
  return [...tags, ...entities, ...textsOf(values, 'stack'), ...textsOf(values, 'tools'), ...categories]
}

/** How often a word counts that comes often, or in the title: what comes ten times is not ten times as telling. */
const maxCount = 4
const titleCount = 3

interface RankedWord {
  hash: number
  /** Smaller is better. */
  rank: number
}

function rankedWords({ title = '', body }: Article): RankedWord[] {
  const counts = new Map<string, number>()
  const add = (text: string, times: number) => {
    for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + times)
  }
  add(body.text, 1)
  add(title, titleCount)
  const ranked: RankedWord[] = []
  for (const [word, count] of counts) {
    for (const piece of isUnspaced(word) ? pairs(word) : [word]) {
      const number = hash(piece)
      ranked.push({ hash: number, rank: number / Math.min(count, maxCount) })
    }
  }
  return ranked
}

/** The words of a text, folded; of English ones at a fifth of the cost. */
function wordsOf(text: string): string[] {
  if (ascii.test(text)) return text.toLowerCase().match(asciiWord) ?? []
  return fold(text).match(wordPattern) ?? []
}

const ascii = /^[\0-\x7f]*$/
const asciiWord = /[a-z]{4,}/g

/** Words of four letters and more; a syllable or a character of some scripts says as much as two or three letters. */
const wordPattern = /[\p{L}\p{M}]{4,}|[\p{Script=Han}\p{Script=Hangul}]{2,3}/gu

/** Whether a word is of a script that puts no space between words; all of them come after the first of Thai. */
function isUnspaced(word: string): boolean {
  return word.charCodeAt(0) >= 0x0e00 && unspaced.test(word)
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u

function pairs(word: string): string[] {
  return Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2))
}

/** The form in which spellings are the same. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** FNV-1a, its bits mixed as MurmurHash3 does: 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}

function numberOf(hash: number): number {
  return hash & (termBit - 1)
}
