/** Who wants to know all that comes of a run, and writes it down. */

import type { Article } from '../article/article.ts'
import type { Message } from '../diagnostics/message.ts'

/** What came of one article, or of a source that held none. */
export interface Came {
  path: string
  article?: Article
  messages: Message[]
}

export interface Listener {
  /** Whether articles are needed, which costs more of those that are not read again. */
  wantsArticles: boolean
  put(came: Came): Promise<void>
  /** Ends a file, which is there only now. */
  close(): Promise<void>
  /** Takes an unfinished file away. */
  abort(): Promise<void>
}

/** All of them as one. */
export function together(listeners: Listener[]): Listener {
  const all = async (work: (listener: Listener) => Promise<void>) => {
    for (const listener of listeners) await work(listener)
  }
  return {
    wantsArticles: listeners.some(({ wantsArticles }) => wantsArticles),
    put: (came) => all(({ put }) => put(came)),
    close: () => all(({ close }) => close()),
    abort: () => all(({ abort }) => abort()),
  }
}
