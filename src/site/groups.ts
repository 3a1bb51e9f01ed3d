/** The ways in which articles are filed: by category, tag, author, date, and words of the box. */

import { fileName, nameKey } from '../store/file-name.ts'
import { createNames } from '../store/names.ts'
import type { Entry } from './entry.ts'
import type { Placed } from './place.ts'

/** A way to file articles. */
export interface Grouping {
  /** The folder of its pages: `tags`. */
  name: string
  /** What it is called on the site. */
  title: string
  of(entry: Entry): string[]
  /** How a term is shown, if not by its own name. */
  show?(term: string): string
  /** What terms are sorted by, from the last to the first, if not from the first by name. */
  newestBy?(term: string): string
  /** Whether a term is a part of the one before it, as a month is of its year. */
  isPart?(term: string): boolean
}

/** What articles are filed under. */
export interface Term {
  /** As most articles write it. */
  name: string
  /** The path of its first page: `tags/caching.html`. */
  path: string
  /** The places of its articles, in their order. */
  places: number[]
}

export interface Group extends Grouping {
  /** The path of the page that lists all terms: `tags.html`. */
  path: string
  terms: Term[]
  /** Finds the term of a name, however it is written. */
  find(name: string): Term | undefined
}

/** Files articles, which stand in their order. Terms that differ in case alone are one. */
export function groupBy(grouping: Grouping, placed: readonly Placed[]): Term[] {
  const found = new Map<string, Filed>()
  const byName = new Map<string, Filed>()
  const filedUnder = (name: string): Filed => {
    const key = nameKey(name)
    const filed = found.get(key) ?? { spellings: new Map(), places: [] }
    found.set(key, filed)
    byName.set(name, filed)
    return filed
  }
  for (const [place, { entry }] of placed.entries()) {
    for (const name of grouping.of(entry)) {
      const filed = byName.get(name) ?? filedUnder(name)
      filed.spellings.set(name, (filed.spellings.get(name) ?? 0) + 1)
      if (filed.places.at(-1) !== place) filed.places.push(place)
    }
  }
  const { newestBy } = grouping
  const sorted = [...found].sort(([a], [b]) => (newestBy ? (newestBy(b) < newestBy(a) ? -1 : 1) : a < b ? -1 : 1))
  const claim = createNames('.html', 'suffix')
  return sorted.map(([, { spellings, places }]) => {
    const name = mostUsed(spellings)
    return { name, path: `${grouping.name}/${claim(spelledOut(name), name).name}`, places }
  })
}

/** A way to file, with what is filed. */
export function openGroup(grouping: Grouping, terms: Term[]): Group {
  const byKey = new Map(terms.map((term) => [nameKey(term.name), term]))
  const byName = new Map<string, Term | undefined>() // the key of a name costs ten times as much as the name found
  return {
    ...grouping,
    path: fileName(grouping.name, '.html'),
    terms,
    find(name) {
      if (!byName.has(name)) byName.set(name, byKey.get(nameKey(name)))
      return byName.get(name)
    },
  }
}

interface Filed {
  /** How often each spelling comes. */
  spellings: Map<string, number>
  places: number[]
}

function mostUsed(spellings: Map<string, number>): string {
  const [[name] = ['']] = [...spellings].sort(([a, times], [b, others]) => others - times || (a < b ? -1 : 1))
  return name
}

/** Signs that alone tell names apart: C, C++ and C#. */
const signs: Record<string, string> = { '#': '-sharp', '+': '-plus' }

function spelledOut(name: string): string {
  return name.replace(/[#+]/g, (sign) => signs[sign] ?? sign)
}

/** The year of a date, and the month. */
export function monthsOf(date: string | undefined): string[] {
  const [month] = /^\d{4}-\d{2}/.exec(date ?? '') ?? []
  return month === undefined ? [] : [month.slice(0, 4), month]
}
