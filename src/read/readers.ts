/** The formats there are, and where each is read. To add one: a line here, a folder, a fixture. */

import type { Format } from '../article/article.ts'
import type { Read } from './reader.ts'

/** Readers by format; each is loaded when the first source of its format comes. */
export const readers: Record<Format, () => Promise<Read>> = {
  html: async () => (await import('./html/read-html.ts')).readHtml,
  markdown: async () => (await import('./markdown/read-markdown.ts')).readMarkdown,
  text: async () => (await import('./text/read-text.ts')).readText,
  wxr: async () => (await import('./wxr/read-wxr.ts')).readWxr,
  rest: async () => (await import('./rest/read-rest.ts')).readRest,
}
