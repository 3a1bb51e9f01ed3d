/** Meta keys under which plugins keep what search engines are shown. */

/** The names that the same thing gets, whichever plugin kept it. */
const names: Record<string, string> = {
  _yoast_wpseo_title: 'seo_title',
  _yoast_wpseo_metadesc: 'seo_description',
  _yoast_wpseo_focuskw: 'seo_keyword',
  _yoast_wpseo_canonical: 'seo_canonical',
  rank_math_title: 'seo_title',
  rank_math_description: 'seo_description',
  rank_math_focus_keyword: 'seo_keyword',
  rank_math_canonical_url: 'seo_canonical',
  _aioseo_title: 'seo_title',
  _aioseo_description: 'seo_description',
  _aioseop_title: 'seo_title', // All in One SEO before 4.0
  _aioseop_description: 'seo_description',
  _seopress_titles_title: 'seo_title',
  _seopress_titles_desc: 'seo_description',
  _seopress_analysis_target_kw: 'seo_keyword',
  _seopress_robots_canonical: 'seo_canonical',
  _genesis_title: 'seo_title', // Genesis and The SEO Framework
  _genesis_description: 'seo_description',
  _genesis_canonical_uri: 'seo_canonical',
}

/** The common name of a key; nothing for other keys. */
export function seoName(key: string): string | undefined {
  return Object.hasOwn(names, key) ? names[key] : undefined
}
