/** What the pages of all skins share: the document, dates as people write them, lists of links. */

import type { Article } from '../../article/article.ts'
import type { Limit } from '../limits.ts'
import { html, type Markup } from '../markup.ts'
import { type Synthesized, site } from '../synthesize.ts'

/** What no page says. */
export const pageLimits: Limit[] = ['status', 'reasons of languages', 'types of unknown values', 'NULs']

/** A whole document of today. */
export function documentOf({ article }: Synthesized, head: Markup[], body: Markup): string {
  return html`<!DOCTYPE html>
<html lang="${article.language ?? 'en'}" dir="${article.direction ?? 'ltr'}">
<head>
<meta charset="utf-8">
<title>${article.title} – ${site.name}</title>
${head}</head>
${body}
</html>
`.text
}

/** What heads say to machines. */
export const headers = {
  canonical: ({ article }: Synthesized) => html`<link rel="canonical" href="${article.url ?? ''}">\n`,
  openGraph: ({ article }: Synthesized) => html`<meta property="og:site_name" content="${site.name}">
<meta property="og:title" content="${article.title ?? ''}">
<meta property="og:type" content="article">
<meta property="article:published_time" content="${article.publishedAt ?? ''}">
<meta property="article:modified_time" content="${article.modifiedAt ?? ''}">
`,
} satisfies Record<string, (post: Synthesized) => Markup>

/** A day as the themes of the world show it: `9 March 2024`. */
export function shownDay(iso = ''): string {
  const [year = '', month = '', day = ''] = iso.slice(0, 10).split('-')
  return `${Number(day)} ${months[Number(month) - 1] ?? month} ${year}`
}

const months = 'January February March April May June July August September October November December'.split(' ')

export function authorLinks({ authors }: Article, className: string): Markup[] {
  return authors.map(({ name, url }) => html`<a class="${className}" href="${url ?? ''}" rel="author">${name}</a>`)
}

export function termLinks(names: string[], kind: 'category' | 'tag'): Markup[] {
  const rel = kind === 'category' ? 'category tag' : 'tag'
  return names.map(
    (name, place) => html`${place > 0 && ', '}<a href="${site.url}/${kind}/${place}/" rel="${rel}">${name}</a>`,
  )
}

export function similarItems({ similar }: Article): Markup[] {
  return similar.map(({ title, url }) => html`<li><a href="${url ?? ''}">${title}</a></li>\n`)
}
