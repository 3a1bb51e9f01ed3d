/** Where former addresses lead: lines of `from to status`, as hosts of static sites read them in a file `_redirects`. */

import type { Article } from '../article/article.ts'

/** What is known of an article that had other addresses. */
export type Moved = Pick<Article, 'url' | 'aliases' | 'status'>

/** The lines for one article that has a page, whose address is now `to`; what another article said before is a comment. */
export type RedirectLines = (article: Moved, to: string) => string[]

/** Stands first in the file. */
export const redirectsHead = '# Former addresses of articles, and where they lead.\n'

/**
 * Leads the address of each article and its former ones to its page. An address is told by its path, and what stands
 * behind `?` by fields between path and target: `/ p=12 /a-post/ 301`.
 */
export function createRedirects(): RedirectLines {
  const taken = new Set<string>()
  return ({ url, aliases = [], status = 'published' }, to) => {
    if (!shown.has(status)) return []
    return [url, ...aliases].flatMap((address) => {
      const from = fromOf(address)
      if (from === undefined || from === to) return []
      const line = `${from} ${to} 301\n`
      if (taken.has(from)) return `# ${line}`
      taken.add(from)
      return line
    })
  }
}

/** What has a page of its own. */
const shown = new Set<Article['status']>(['published', 'protected'])

/** The path of an address, and the fields of its query; nothing for what is no address. */
function fromOf(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address, anyHost)) return undefined
  const { pathname, searchParams } = new URL(address, anyHost)
  const fields = [...searchParams].map(([name, value]) => ` ${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
  return pathname + fields.join('')
}

/** Stands for the host where an address names none. */
const anyHost = 'https://host.invalid'
