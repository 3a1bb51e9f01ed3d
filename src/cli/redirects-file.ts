/** The redirects of a run, in a file. */

import type { Article } from '../article/article.ts'
import { openDraftFile } from '../store/draft-file.ts'
import { createRedirects, redirectsHead } from '../store/redirects.ts'

export interface RedirectsFile {
  put(article: Article | undefined): Promise<void>
  /** Ends the file, which is there only now. */
  close(): Promise<void>
  /** Takes an unfinished file away. */
  abort(): Promise<void>
}

/** Where articles stand, if nothing else is said. */
export const defaultTarget = '/:slug/'

/** Opens the file that `--redirects` names; without a name nothing is written. In `target` `:slug` stands for the slug. */
export function openRedirects(path: string | undefined, target = defaultTarget): RedirectsFile {
  if (path === undefined) return { put: async () => {}, close: async () => {}, abort: async () => {} }
  const file = openDraftFile(path)
  const linesOf = createRedirects()
  let head = redirectsHead
  const write = async (lines: string) => {
    await file.write(head + lines)
    head = ''
  }
  return {
    async put(article) {
      if (article)
        await write(
          linesOf(
            article,
            target.replaceAll(':slug', () => encodeURI(article.slug)),
          ).join(''),
        )
    },
    async close() {
      await write('')
      await file.close()
    },
    abort: file.abort,
  }
}
