/** Articles as HTML. */

import type { PluggableList } from 'unified'
import type { Article } from '../article/article.ts'
import { safeUrl } from '../clean/url.ts'
import type { Profile } from '../meta/profile.ts'
import { renderBody } from './body.ts'
import { boxView } from './box-view.ts'
import { contentSecurityPolicy, inlineSource, linkSource } from './csp.ts'
import { createDateWriter } from './dates.ts'
import { type ArticleView, articleView, pageView } from './page-view.ts'
import { inlineStyles, openTemplates, type Templates } from './templates.ts'
import { wordsIn } from './words.ts'

export interface RenderOptions {
  /** Says how the values of the box are shown. */
  profile: Profile
  /** How the box is laid out; `dl` if not said. */
  variant?: 'dl' | 'table' | undefined
  /** Where the page has its stylesheet: in itself (if not said), so that one file is enough, or at a URL. */
  stylesheet?: 'inline' | { href: string } | undefined
  /** Synchronous rehype plugins that change the body; what they return is cleaned. */
  rehypePlugins?: PluggableList | undefined
}

export interface Renderer {
  /** A whole page. */
  page(article: Article, options: RenderOptions): string
  /** The `article` element alone, without table of contents and stylesheet. */
  fragment(article: Article, options: RenderOptions): string
}

/** Makes a renderer that fills these templates. The record it is given may come from anywhere: it is cleaned again. */
export function createRenderer(templates: Templates): Renderer {
  const { fill } = openTemplates(templates)
  const writeDate = createDateWriter()
  const inlineCsp = contentSecurityPolicy(inlineSource(inlineStyles(templates)))

  const view = (article: Article, options: RenderOptions, withOutline: boolean): ArticleView => {
    const { profile, variant = 'dl', rehypePlugins = [] } = options
    const words = wordsIn(article.language)
    return articleView(article, {
      body: renderBody(article.body.html, { words }, rehypePlugins),
      box: boxView(article.meta, profile, { language: article.language, variant }),
      boxIsTable: variant === 'table',
      withOutline,
      writeDate,
      words,
    })
  }

  return {
    page(article, options) {
      const style = styleOf(options.stylesheet, inlineCsp)
      return fill('page', pageView(article, view(article, options, true), style))
    },
    fragment(article, options) {
      return fill('article', view(article, options, false))
    },
  }
}

function styleOf(
  stylesheet: RenderOptions['stylesheet'],
  inlineCsp: string,
): { csp: string; href: string | undefined } {
  if (stylesheet === undefined || stylesheet === 'inline') return { csp: inlineCsp, href: undefined }
  const href = safeUrl(stylesheet.href)
  if (href === undefined)
    throw new Error(`Unexpected stylesheet URL \`${stylesheet.href}\`, expected an http, https or relative URL`)
  return { csp: contentSecurityPolicy(linkSource(href)), href }
}
