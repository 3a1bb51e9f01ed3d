/** Keys of front matter → facts of the page, as Hugo, Astro, Jekyll, Eleventy and Gatsby name them. */

import type { Facts, MetaRow } from '../../article/draft.ts'
import type { Report } from '../../diagnostics/report.ts'
import { foldLabel } from '../../meta/label.ts'
import type { Profile } from '../../meta/profile.ts'
import * as as from './fact-values.ts'

interface FactRule {
  /** Names in order of trust, as `foldLabel` makes them: of two that are there the first is the fact. */
  names: string[]
  expected: string
  take: (value: MetaRow['value']) => Partial<Facts> | undefined
}

const rules: FactRule[] = [
  { names: ['title', 'headline'], expected: 'a text', take: as.text('title') },
  {
    names: ['lead', 'standfirst', 'description', 'summary', 'excerpt', 'dek'],
    expected: 'a text',
    take: as.text('lead'),
  },
  { names: ['authors', 'author', 'byline'], expected: 'names', take: as.authors },
  {
    names: [
      'date',
      'published',
      'publishedat',
      'pubdate',
      'publishdate',
      'datepublished',
      'publishedon',
      'created',
      'createdat',
      'datecreated',
    ],
    expected: 'a date',
    take: as.date('publishedAt'),
  },
  {
    names: [
      ...['updated', 'lastmod', 'modified', 'modifiedat', 'updatedat', 'updateddate', 'lastmodified', 'lastmodifiedat'],
      'datemodified',
    ],
    expected: 'a date',
    take: as.date('modifiedAt'),
  },
  { names: ['language', 'lang', 'locale'], expected: 'a language tag', take: as.language },
  { names: ['direction', 'dir'], expected: '`ltr` or `rtl`', take: as.direction },
  { names: ['categories', 'category', 'section'], expected: 'names', take: as.names('categories') },
  { names: ['tags', 'tag', 'keywords'], expected: 'names', take: as.names('tags') },
  {
    names: ['image', 'cover', 'featuredimage', 'coverimage', 'heroimage', 'featureimage', 'ogimage', 'thumbnail'],
    expected: 'a URL, or a map of `src`, `alt`, `caption`, `credit`, `width` and `height`',
    take: as.image,
  },
  { names: ['slug'], expected: 'a text', take: as.text('slug') },
  { names: ['draft'], expected: '`true` or `false`', take: as.draft },
  { names: ['status'], expected: 'a status', take: as.status }, // says more than `draft`, and so comes after it
  {
    names: ['canonical', 'canonicalurl', 'url', 'permalink', 'link'],
    expected: 'an http(s) URL',
    take: as.webAddress,
  },
  { names: ['id', 'guid'], expected: 'a text', take: as.text('id') },
  { names: ['terms'], expected: 'terms with a taxonomy and a name', take: as.terms },
  { names: ['aliases', 'alias', 'redirectfrom', 'formeraddresses'], expected: 'addresses', take: as.names('aliases') },
  { names: ['commentlist'], expected: 'comments with their HTML', take: as.comments },
  { names: ['similar', 'related', 'relatedposts'], expected: 'titles', take: as.similar },
]

/** Names of all facts, as `foldLabel` makes them. */
export const factNames: ReadonlySet<string> = new Set(rules.flatMap(({ names }) => names))

/** Keys that tell a generator how to process the file, with the value that is said of it and not of the article. */
const settings = new Map([
  ['templateengineoverride', 'md'], // Eleventy
  ['renderwithliquid', 'false'], // Jekyll
])

/** Keys whose maps are the meta box itself. */
const boxNames = ['meta', 'postmeta', 'box', 'customfields']

export interface Entries {
  facts: Facts
  /** What is no fact. */
  rows: MetaRow[]
  /** The front matter says in so many words that there is no title. */
  untitled: boolean
}

/**
 * Parts front matter into facts and rows of the box: what stands under `meta` or `post_meta`, and every key that is no
 * fact. A value that does not fit its fact, and a second value for the same fact, is reported and becomes a row.
 */
export function readEntries(all: MetaRow[], profile: Profile, report: Report): Entries {
  const entries = all.flatMap(lifted)
  const facts: Facts = {}
  const taken = new Set<MetaRow>()
  const byName = new Map<string, MetaRow[]>()
  const nameOf = new Map<MetaRow, string>()
  for (const entry of entries) {
    const name = foldLabel(entry.key)
    nameOf.set(entry, name)
    const same = byName.get(name)
    if (same) same.push(entry)
    else byName.set(name, [entry])
  }
  for (const { names, expected, take } of rules) {
    let known: MetaRow | undefined
    if (!names.some((name) => byName.has(name))) continue
    for (const entry of names.flatMap((name) => byName.get(name) ?? [])) {
      const { key, value, at } = entry
      if (isEmpty(value)) taken.add(entry)
      else if (known) report('markdown/second-fact', { key, known: known.key }, { at })
      else {
        const fact = take(value)
        if (!fact) report('markdown/bad-fact', { key, found: shown(value), expected }, { at })
        else {
          Object.assign(facts, fact)
          taken.add(entry)
          known = entry
        }
      }
    }
  }
  for (const [name, setting] of settings) {
    for (const entry of byName.get(name) ?? []) {
      const { key, value, at } = entry
      if (setting !== String(shown(value))) continue
      report('markdown/tool-setting', { key, found: shown(value) }, { at })
      taken.add(entry)
    }
  }
  const boxes = new Set([...boxNames, ...profile.headings].map(foldLabel))
  const rows = entries.flatMap((entry) => {
    if (taken.has(entry)) return []
    return entry.value.kind === 'map' && boxes.has(nameOf.get(entry) ?? '') ? entry.value.rows : [entry]
  })
  if (facts.aliases) facts.aliases = facts.aliases.map((alias) => ofSite(alias, facts.url))
  return { facts, rows, untitled: byName.has('title') && facts.title === undefined }
}

/** Generators want the paths of former addresses alone; they are of the site that the article is on. */
function ofSite(alias: string, url: string | undefined): string {
  const [origin] = /^https?:\/\/[^/?#]+/i.exec(url ?? '') ?? []
  return origin && /^\/(?!\/)/.test(alias) ? origin + alias : alias
}

/** The entries of an entry: Zola keeps tags and categories one level down, under `taxonomies`. */
function lifted(entry: MetaRow): MetaRow[] {
  return entry.value.kind === 'map' && foldLabel(entry.key) === 'taxonomies' ? entry.value.rows : [entry]
}

function isEmpty(value: MetaRow['value']): boolean {
  if (value.kind === 'typed') return value.value === null || value.value === ''
  return value.kind === 'list' && value.items.length === 0
}

function shown(value: MetaRow['value']): unknown {
  if (value.kind === 'typed') return value.value
  return value.kind === 'text' ? value.text : `a ${value.kind}`
}
