/** What kind of post an item is, told without parsing it. */

/** The `wp:post_type` of an item; `post` where none is stated. Titles and contents cannot fake it. */
export function typeOf(item: string): string {
  // Mostly it stands behind both, and the copy without them can be spared.
  const isBehind = item.indexOf(':post_type>') > item.lastIndexOf(':encoded>')
  return postType.exec(isBehind ? item : item.replace(contents, ''))?.[1]?.trim() || 'post'
}

const contents = /<(?:title|[\w-]+:encoded)>[\s\S]*?(?:<\/(?:title|[\w-]+:encoded)>|$)/g
const postType = /<[\w-]+:post_type>\s*(?:<!\[CDATA\[)?([^<\]]{0,100})/

/** What is no article, and why. All other types are: posts, pages, and what a plugin or theme calls its own. */
export const noArticles: Record<string, string> = {
  attachment: 'a file of the media library, which posts name',
  revision: 'an older text of a post',
  nav_menu_item: 'an entry of a menu',
  wp_navigation: 'a menu',
  wp_template: 'a part of the theme',
  wp_template_part: 'a part of the theme',
  wp_global_styles: 'a setting of the theme',
  wp_font_family: 'a font',
  wp_font_face: 'a font',
  wp_block: 'a pattern',
  custom_css: 'a setting of the theme',
  customize_changeset: 'a setting of the theme',
  oembed_cache: 'a copy of a foreign page',
  user_request: 'a request about personal data',
  'acf-field': 'a definition of fields',
  'acf-field-group': 'a definition of fields',
}
