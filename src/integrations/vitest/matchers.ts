/** Matchers for articles, made known to Vitest when this module is loaded. */

import { expect } from 'vitest'
import { Article } from '../../article/article.ts'
import { firstDifference } from '../../article/difference.ts'
import type { Message } from '../../diagnostics/message.ts'
import { type Imported, importSource } from '../../pipeline.ts'
import { renderArticle } from '../../render-article.ts'

/** Each takes what importing gave; but for messages, also an article alone. */
interface ArticleMatchers<Result> {
  /** That an article (or what importing gave) has these fields, and says which path differs first. `source` does not count unless named. */
  toMatchArticle(expected: Partial<Article>): Result
  /** That a message of this rule was given, also with a reason that holds a text or matches a pattern. */
  toHaveMessage(rule: string, reason?: string | RegExp): Result
  /** That an article rendered as a page and read again is the same article. */
  toRoundTrip(): Promise<Result>
}

declare module 'vitest' {
  interface Matchers<T> extends ArticleMatchers<T> {}
}

interface Verdict {
  pass: boolean
  message: () => string
}

expect.extend({
  toMatchArticle(found: unknown, expected: Partial<Article>): Verdict {
    const article = articleOf(found)
    const names = Object.keys(expected) as (keyof Article)[] // the keys of a part of an article
    const part = article && Object.fromEntries(names.map((name) => [name, article[name]]))
    return verdict(firstDifference(expected, part), 'an article that differs')
  },
  toHaveMessage(found: unknown, rule: string, reason: string | RegExp = ''): Verdict {
    const messages = messagesOf(found)
    const fits = (text: string) => (typeof reason === 'string' ? text.includes(reason) : reason.test(text))
    const pass = messages.some((message) => message.rule === rule && fits(message.reason))
    const said = messages.map((message) => `\n  ${message.rule}: ${message.reason}`).join('') || ' none'
    return { pass, message: () => `expected ${pass ? 'no' : 'a'} message \`${rule}\` ${reason}, got:${said}` }
  },
  async toRoundTrip(found: unknown): Promise<Verdict> {
    const article = articleOf(found)
    if (!article) return { pass: false, message: () => 'expected an article, got none' }
    const page = new TextEncoder().encode(renderArticle(article))
    const [again] = await importSource('page.html', page, { format: 'html' })
    return verdict(
      firstDifference(withoutSource(article), again?.article && withoutSource(again.article)),
      'another article',
    )
  },
})

function verdict(difference: string | undefined, otherwise: string): Verdict {
  return { pass: difference === undefined, message: () => difference ?? `expected ${otherwise}, got the same` }
}

/** The article of what importing gave, or the article itself. */
function articleOf(found: unknown): Article | undefined {
  if (typeof found !== 'object' || found === null) return undefined
  return 'article' in found || 'messages' in found ? (found as Imported).article : Article.parse(found)
}

function messagesOf(found: unknown): Message[] {
  if (Array.isArray(found)) return found
  return typeof found === 'object' && found !== null && 'messages' in found ? (found as Imported).messages : []
}

function withoutSource({ source: _, ...rest }: Article): Omit<Article, 'source'> {
  return rest
}
