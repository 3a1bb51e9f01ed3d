/** The ways in which a site files its articles. To add one: a line. */

import type { Profile } from '../meta/profile.ts'
import { findField, shapeOf } from '../meta/shape.ts'
import { locales } from '../render/dates.ts'
import type { Entry } from './entry.ts'
import { type Grouping, monthsOf } from './groups.ts'
import type { SiteSettings } from './plan.ts'
import { siteWordsIn } from './words.ts'

export function groupingsOf(settings: SiteSettings, profile: Profile): Grouping[] {
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
      of: ({ facets }: Entry) => facets[facet] ?? [],
    })),
    { name: 'authors', title: words.authors, of: ({ authors }) => authors },
    { name: 'archive', title: words.archive, of: ({ publishedAt }) => monthsOf(publishedAt), show, isPart, newestBy },
  ]
}
