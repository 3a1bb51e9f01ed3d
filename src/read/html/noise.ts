/** What stands in the body element of a page and is not part of the article: a table of marks, one line a kind. */

import { type Element, isTag } from 'domhandler'
import { eachWord, WordTable } from '../../tree/word-table.ts'
import { holdsImage, isClosedDialog, isHidden, shownText, spokenOnlyClasses } from './dom.ts'
import { isMostlyLinks } from './similar.ts'

/** What a part is, in words for a message: "2 *share bars*". */
export type Noise =
  | 'script'
  | 'style sheet'
  | 'navigation'
  | 'share bar'
  | 'comment section'
  | 'list of other articles'
  | 'sidebar'
  | 'form'
  | 'text for screen readers'
  | 'hidden part'
  | 'advertisement'
  | 'author box'
  | 'link to edit or share a part'
  | 'drawing'

const tagNoise = new Map<string, Noise>(
  Object.entries({
    script: 'script',
    style: 'style sheet',
    link: 'style sheet',
    nav: 'navigation',
    form: 'form',
    button: 'form',
    input: 'form',
    select: 'form',
    textarea: 'form',
    dialog: 'hidden part',
    template: 'hidden part',
    svg: 'drawing',
    canvas: 'drawing',
  }),
)

const classNoises: [Noise, string][] = [
  [
    'navigation',
    'post-navigation page-links nav-links breadcrumb breadcrumbs toc_container ez-toc-container lwptoc toc-macro pagination wp-block-table-of-contents',
  ],
  [
    'share bar',
    `sharedaddy sd-sharing sd-sharing-enabled addtoany_share_save_container a2a_kit share-buttons sharing social-share
         social-sharing social-buttons social-links share-links share-bar post-share entry-share essb_links ssba
         heateor_sss_sharing_container wp-block-social-links addthis_toolbox jp-likes sd-like post-sharing article-share`,
  ],
  [
    'comment section',
    'comments comments-area comment-list comment-respond wp-block-comments fb-comments disqus_thread',
  ],
  [
    'list of other articles',
    `jp-relatedposts related-posts related-articles yarpp yarpp-related crp_related entry-related similar-posts
         relatedposts related_posts recommended-posts wp-block-query`,
  ],
  ['sidebar', 'widget-area sidebar'],
  [
    'form',
    'newsletter newsletter-signup subscribe subscribe-form mc4wp-form wp-block-jetpack-subscriptions post-password-message',
  ],
  ['text for screen readers', `${spokenOnlyClasses} skip-link`],
  ['advertisement', 'adsbygoogle advertisement ad-container ad-slot ad-wrapper google-auto-placed code-block-ads'],
  ['author box', 'author-bio author-box about-author post-author-box wp-block-post-author saboxplugin-wrap'],
  [
    'link to edit or share a part',
    'mw-editsection headerlink header-anchor heading-anchor anchor-link post-edit-link edit-link copy-button clipboard-copy',
  ],
]

const classNoise = new WordTable(new Map(classNoises.flatMap(([noise, names]) => eachWord(names, noise))))

const idNoise = new Map<string, Noise>([
  ['comments', 'comment section'],
  ['respond', 'comment section'],
  ['disqus_thread', 'comment section'],
  ['toc', 'navigation'],
])

/** Says what an element is, if it is no part of the article. */
export function noiseOf(element: Element): Noise | undefined {
  const { name, attribs } = element
  const byTag = tagNoise.get(name)
  if (byTag) return byTag
  const [byClass] = classNoise.in(attribs.class)
  if (byClass && !(name === 'a' && isAllOfHeading(element))) return byClass
  if (attribs.id) {
    const noise = idNoise.get(attribs.id.toLowerCase())
    if (noise) return noise
  }
  if (attribs.role === 'navigation') return 'navigation'
  // Docusaurus names no tab of its panels, which are not measured then: they stay with what stands round them.
  if ((isHidden(element) && attribs.role !== 'tabpanel') || isClosedDialog(element)) return 'hidden part'
  if (name === 'aside' && isMostlyLinks(element)) return 'list of other articles'
  return name === 'a' && isAnchor(element) ? 'link to edit or share a part' : undefined
}

/** Whether a link is the sign at a heading by which readers get its address. */
export function isAnchor(link: Element): boolean {
  const isInHeading = headingRound(link) !== undefined && link.attribs.href?.startsWith('#')
  if (!isInHeading && link.attribs['aria-hidden'] !== 'true') return false
  return !said.test(shownText(link)) && !holdsImage(link)
}

const said = /[\p{L}\p{N}]/u

/** Whether a heading is wholly a link to itself, as VuePress writes it. */
function isAllOfHeading(link: Element): boolean {
  const heading = headingRound(link)
  return heading !== undefined && shownText(heading) === shownText(link) && said.test(shownText(link))
}

/** The heading that an element stands in, next to it. */
function headingRound({ parent }: Element): Element | undefined {
  return parent && isTag(parent) && /^h[1-6]$/.test(parent.name) ? parent : undefined
}
