/** article → html, with the templates that come with the package. */

import type { Article } from './article/article.ts'
import { checkProfile } from './meta/check-profile.ts'
import type { Profile } from './meta/profile.ts'
import { profiles } from './meta/profiles.ts'
import { createRenderer, type Renderer, type RenderOptions } from './render/renderer.ts'
import { ownTemplates, readTemplates } from './store/template-folders.ts'

export interface RenderArticleOptions extends Partial<RenderOptions> {
  /** Renders the `article` element alone, without the page round it. */
  fragment?: boolean | undefined
  /** Fills other templates than ours: `createRenderer(readTemplates('my-templates'))`. */
  renderer?: Renderer | undefined
}

/**
 * Renders a record as an HTML page that stands alone, or as a fragment. The record may come from anywhere: its body is
 * cleaned again. Without a profile, the built-in one that the record names, or `generic`.
 */
export function renderArticle(article: Article, options: RenderArticleOptions = {}): string {
  const {
    fragment = false,
    renderer = getOwnRenderer(),
    profile = profileNamed(article.meta.profile),
    ...rest
  } = options
  checkProfile(profile)
  return fragment ? renderer.fragment(article, { ...rest, profile }) : renderer.page(article, { ...rest, profile })
}

let ownRenderer: Renderer | undefined

/** Made by the first call, for many who import the library never render. */
function getOwnRenderer(): Renderer {
  ownRenderer ??= createRenderer(readTemplates(ownTemplates))
  return ownRenderer
}

function profileNamed(name: string): Profile {
  const known: Record<string, Profile> = profiles
  return Object.hasOwn(known, name) ? (known[name] ?? profiles.generic) : profiles.generic
}
