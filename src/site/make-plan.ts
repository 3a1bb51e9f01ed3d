/** From articles and settings to what pages are made of. */

import { findField, shapeOf } from '../meta/shape.ts'
import { createDateWriter, locales } from '../render/dates.ts'
import { openTemplates, type Templates } from '../render/templates.ts'
import type { BuildOptions } from './build-site.ts'
import { checkLinks } from './check-links.ts'
import { shortHash } from './entry.ts'
import { type Grouping, groupBy, monthsOf } from './groups.ts'
import { openLinks } from './links.ts'
import type { Placed } from './place.ts'
import type { Plan, SiteSettings } from './plan.ts'
import type { RecordLog } from './record-log.ts'
import { openSimilarTable, type SimilarTable } from './similar-table.ts'
import { siteWordsIn } from './words.ts'

/** Similar articles below each. */
const similarCount = 3

/** What a plan takes from where it is made. */
interface World extends Pick<Plan, 'assets' | 'highlight' | 'keyBefore' | 'pathsBefore'> {
  log: RecordLog
  hasSearch: boolean
  /** Hashes of templates by name: those that are known, to which others are added. */
  templateHashes: Record<string, string>
  /** What the last build found to be similar. */
  similarBefore: SimilarTable | undefined
}

/** Makes the plan. Throws `TemplateError` if a template cannot be read. */
export function makePlan(
  articles: Placed[],
  { log, hasSearch, templateHashes, similarBefore, ...world }: World,
  options: BuildOptions,
): Plan {
  const { settings, templates, profileOf, way } = options
  const words = siteWordsIn(settings.language, settings.words)
  const groups = groupings(options)
    .map((grouping) => groupBy(grouping, articles))
    .filter(({ terms }) => terms.length > 0)
  const css = stylesheetOf(templates, settings)
  const stylesheet = { path: `assets/site.${nameHash(css)}.css`, css }
  const { fill, hashOf } = openTemplates(templates)
  const nav = groups.map(({ path, title }) => [path, title])
  const script = templates['search.js'] ?? ''
  const search = hasSearch ? { script: { path: `assets/search.${nameHash(script)}.js`, text: script } } : undefined
  const common = shortHash(
    JSON.stringify([way, process.versions.icu, settings, stylesheet.path, search?.script.path, nav]),
  )
  const keys = new Map<string, string>()
  const fingerprints = articles.map(({ fingerprint }) => fingerprint)
  const similar = openSimilarTable(fingerprints, similarCount, similarBefore)
  const resolveLink = openLinks(articles)
  return {
    settings,
    words,
    articles,
    groups,
    resolveLink,
    links: checkLinks(articles, resolveLink),
    similarTo: (place) => similar.find(place).flatMap((index) => articles[index] ?? []),
    similarTable: similar.table,
    ...world,
    recordOf: ({ at, hash }) => log.read(at, hash),
    profileOf,
    fill,
    key: common,
    templateKey(name) {
      const hash = templateHashes[name] ?? hashOf(name)
      templateHashes[name] = hash
      const key = keys.get(name) ?? shortHash(common + hash)
      keys.set(name, key)
      return key
    },
    writeDate: createDateWriter(),
    stylesheet,
    search,
  }
}

/** The part of a name that says the content. */
function nameHash(text: string): string {
  return shortHash(text).slice(0, 8)
}

/** The stylesheet of the site, which begins with the order of the layers, that of articles, and what the theme says otherwise. */
function stylesheetOf(templates: Templates, { theme }: SiteSettings): string {
  return [templates['site.css'], templates.styles, templates[`theme-${theme}.css`]].filter(Boolean).join('\n')
}

/** The ways in which a site files its articles. To add one: a line. */
function groupings({ settings, profile }: BuildOptions): Grouping[] {
  const words = siteWordsIn(settings.language, settings.words)
  const month = new Intl.DateTimeFormat(locales(settings.language), { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const show = (term: string) => (term.length === 4 ? term : month.format(new Date(term)))
  const isPart = (term: string) => term.length > 4
  const newestBy = (term: string) => (isPart(term) ? term : `${term}-99`) // a year stands before its months
  const labelOf = (facet: string) => findField(shapeOf(profile), facet)?.label ?? facet.replaceAll(/[_.]/g, ' ')
  return [
    { name: 'categories', title: words.categories, of: ({ categories }) => categories },
    { name: 'tags', title: words.tags, of: ({ tags }) => tags },
    ...settings.facets.map((facet) => ({
      name: facet,
      title: labelOf(facet),
      of: ({ facets }: Placed) => facets[facet] ?? [],
    })),
    { name: 'authors', title: words.authors, of: ({ authors }) => authors },
    { name: 'archive', title: words.archive, of: ({ publishedAt }) => monthsOf(publishedAt), show, isPart, newestBy },
  ]
}
