/** Everything that pages are made of, once all articles are known. */

import type { Article } from '../article/article.ts'
import type { Profile } from '../meta/profile.ts'
import type { WriteDate } from '../render/dates.ts'
import type { Highlight } from '../render/highlight.ts'
import type { Fill } from '../render/templates.ts'
import type { CollisionMode } from '../store/names.ts'
import type { Articles } from './articles.ts'
import type { Asset } from './assets/read-asset.ts'
import type { Entry } from './entry.ts'
import type { Group } from './groups.ts'
import type { ResolveLink } from './links.ts'
import type { Theme } from './themes.ts'
import type { SiteWords } from './words.ts'

/** What a site is told to be. */
export interface SiteSettings {
  title: string
  description: string | undefined
  /** The address of the site, with a slash at the end; without it nothing is written that needs absolute URLs. */
  url: string | undefined
  /** BCP 47 tag of the site's own words. */
  language: string
  theme: Theme
  /** How the meta box is laid out. */
  variant: 'dl' | 'table'
  /** Articles on a page of a list. */
  perPage: number
  /** Whether to make the site searchable where Pagefind is installed. */
  hasSearch: boolean
  /** Paths in the box by whose words articles are filed. */
  facets: string[]
  /** Whether articles that a person still has to look at are left out. */
  reviewedOnly: boolean
  onCollision: CollisionMode
  /** The width in pixels to which wider local pictures are made smaller, where sharp is installed; as they are if not said. */
  maxWidth: number | undefined
  /** Whether the site holds a file `_redirects`, by which hosts lead former addresses of articles to their pages. */
  hasRedirects: boolean
  /** Words of the site that are said otherwise. */
  words: Partial<SiteWords>
}

export interface Plan {
  settings: SiteSettings
  words: SiteWords
  articles: Articles
  groups: Group[]
  /** Local files that articles show. */
  assets: Asset[]
  resolveLink: ResolveLink
  /** What changes when a link of the article at this place leads elsewhere. */
  linkKeyOf(place: number): string
  /** The places of the articles most like the one at this place. */
  similarTo(place: number): number[]
  highlight: Highlight
  /** Reads the record of an article. */
  recordOf(entry: Entry): Article
  profileOf(article: Article): Profile
  fill: Fill
  /** A hash of what all pages hang on, templates aside. */
  key: string
  /** A hash of a template and the partials it uses. */
  templateKey(name: string): string
  writeDate: WriteDate
  stylesheet: { path: string; css: string }
  /** What makes the page of search work, if search can be had. */
  search: { script: { path: string; text: string } } | undefined
  /** What a file of the last build was made of, if it is still there. */
  keyBefore(path: string): string | undefined
  /** The paths of the last build. */
  pathsBefore(): string[]
  /** Whether all articles stand to each other as in the last build. */
  isLaidOutAsBefore: boolean
}

/** A file of the site. */
export interface Page {
  path: string
  /**
   * The places of all articles that it shows. If none of them changed, and neither did the layout of the site, its key is what
   * it was; a page that does not say is always asked for its key.
   */
  shows?: readonly number[]
  /** What the file is made of: the same key, the same bytes. */
  key(): string
  /** Makes its content; only asked for if the key is new. */
  render(): string | Uint8Array | Promise<Uint8Array>
}
