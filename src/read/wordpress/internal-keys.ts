/** Meta keys under which WordPress and its plugins keep notes for themselves. */

/** The keys, each with what it notes. */
const keys: Record<string, string> = {
  _edit_lock: 'who has the post open',
  _edit_last: 'who changed it last',
  _encloseme: 'that enclosures are to be looked for',
  _pingme: 'that linked sites are to be told',
  _wp_page_template: 'the template of the theme',
  _wp_trash_meta_status: 'the status before the trash',
  _wp_trash_meta_time: 'when it came into the trash',
  _wp_desired_post_slug: 'the slug before the trash',
  _wp_trash_meta_comments_status: 'the comments before the trash',
  _wp_suggested_privacy_policy_content: 'text for a policy',
  _elementor_edit_mode: 'that a page builder made the content',
  _elementor_version: 'the version of a page builder',
  _elementor_template_type: 'the template of a page builder',
  _elementor_css: 'the styles of a page builder',
  _elementor_page_assets: 'the scripts of a page builder',
  _elementor_controls_usage: 'statistics of a page builder',
  _acf_changed: 'that fields were changed',
  footnotes: 'footnotes, which stand in the content',
}

/** Beginnings of keys. */
const beginnings = [
  '_oembed_',
  '_menu_item_',
  '_wp_attach',
  '_kad_',

  '_jetpack_',
  '_publicize_',
  '_wpas_',
]

/** Keys that are read as something else than meta: as the featured image and as former addresses. */
export const readElsewhere: ReadonlySet<string> = new Set(['_thumbnail_id', '_wp_old_slug', '_wp_old_date'])

/** Whether a key is a note and no meta of the article. Keys of other plugins, hidden or not, are kept. */
export function isInternal(key: string): boolean {
  return Object.hasOwn(keys, key) || beginnings.some((beginning) => key.startsWith(beginning))
}
