/** The facts of an article that its page does not show, as they ride in the page. */

import type { Article } from '../article/article.ts'
import { safeUrl } from '../clean/url.ts'
import { fold } from '../tree/text.ts'

/** Facts that no element of the page carries. */
const hidden = [
  'id',
  'slug',
  'url',
  'status',
  'lead',
  'language',
  'direction',
  'image',
  'terms',
  'aliases',
  'comments',
] as const

/**
 * The JSON for `data-record`: the hidden facts, and those shown facts whose elements could not give them back as they
 * are, such as a title with two spaces in a row or an author whose URL may not be printed, or whose links lead elsewhere
 * (`differs`). A reader of the page takes what stands here over what is shown.
 */
export function recordOf(article: Article, differs: { authors?: boolean; similar?: boolean } = {}): string {
  const shown: Partial<Article> = {
    ...(article.title !== undefined && !isTellable(article.title) && { title: article.title }),
    ...((differs.authors || !article.authors.every(({ name, url }) => isTellable(name) && isLinkable(url))) && {
      authors: article.authors,
    }),
    ...(!article.categories.every(isTellable) && { categories: article.categories }),
    ...(!article.tags.every(isTellable) && { tags: article.tags }),
    ...((differs.similar || !article.similar.every(({ title, url }) => isTellable(title) && isLinkable(url))) && {
      similar: article.similar,
    }),
  }
  return JSON.stringify({ ...Object.fromEntries(hidden.map((name) => [name, article[name]])), ...shown })
}

/** Whether a text comes back the same from an element that holds it. */
function isTellable(text: string): boolean {
  return text === fold(text) && !untellable.test(text)
}

/** Whether a URL comes back the same from an `href`. */
function isLinkable(url: string | undefined): boolean {
  return url === undefined || (safeUrl(url) === url && !untellable.test(url))
}

// HTML drops NUL and turns CR into LF (HTML, 13.2.3.5 and 13.2.5.1); UTF-8 cannot hold half a surrogate pair.
const untellable = /[\0\r]|\p{Surrogate}/u
