/** The redirects of a run, in a file. */

import { openDraftFile } from '../store/draft-file.ts'
import { createRedirects, redirectsHead } from '../store/redirects.ts'
import type { Listener } from './listener.ts'

/** Where articles stand, if nothing else is said. */
export const defaultTarget = '/:slug/'

/** Opens the file that `--redirects` names. In `target` `:slug` stands for the slug. */
export function openRedirects(path: string, target = defaultTarget): Listener {
  const file = openDraftFile(path)
  const linesOf = createRedirects()
  let head = redirectsHead
  const write = async (lines: string) => {
    await file.write(head + lines)
    head = ''
  }
  return {
    wantsArticles: true,
    async put({ article }) {
      if (!article) return
      const to = target.replaceAll(':slug', () => encodeURI(article.slug))
      await write(linesOf(article, to).join(''))
    },
    async close() {
      await write('')
      await file.close()
    },
    abort: file.abort,
  }
}
