/** From articles and settings to what pages are made of. */

import { createDateWriter } from '../render/dates.ts'
import { openTemplates, type Templates } from '../render/templates.ts'
import { openArticles } from './articles.ts'
import type { BuildOptions } from './build-site.ts'
import type { Entries } from './entries.ts'
import { shortHash } from './entry.ts'
import { type Grouping, openGroup } from './groups.ts'
import type { Layout } from './layout.ts'
import { openLinks } from './links.ts'
import type { Plan, SiteSettings } from './plan.ts'
import type { RecordLog } from './record-log.ts'
import { similarTo } from './similar-table.ts'
import { siteWordsIn } from './words.ts'

/** What a plan takes from where it is made. */
interface World extends Pick<Plan, 'assets' | 'highlight' | 'keyBefore' | 'pathsBefore' | 'isLaidOutAsBefore'> {
  entries: Entries
  layout: Layout
  groupings: readonly Grouping[]
  log: RecordLog
  hasSearch: boolean
  /** Hashes of templates by name: those that are known, to which others are added. */
  templateHashes: Record<string, string>
}

/** Makes the plan. Throws `TemplateError` if a template cannot be read. */
export function makePlan(
  { entries, layout, groupings, log, hasSearch, templateHashes, ...world }: World,
  options: BuildOptions,
): Plan {
  const { settings, templates, profileOf, way } = options
  const words = siteWordsIn(settings.language, settings.words)
  const articles = openArticles(layout, entries.at)
  const groups = groupings
    .map((grouping, index) => openGroup(grouping, layout.terms[index] ?? []))
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
  return {
    settings,
    words,
    articles,
    groups,
    resolveLink: openLinks(layout.addresses, articles.at),
    linkKeyOf: (place) => layout.links[place]?.key ?? '',
    similarTo: (place) => similarTo(layout.similar, place),
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
