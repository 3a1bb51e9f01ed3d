/** The namespaces of exports. */

/** What the prefixes of exports mean where nothing says so, as in a file that lost its beginning. */
export const usualNamespaces: Record<string, string> = {
  wp: 'http://wordpress.org/export/1.2/',
  excerpt: 'http://wordpress.org/export/1.2/excerpt/',
  content: 'http://purl.org/rss/1.0/modules/content/',
  dc: 'http://purl.org/dc/elements/1.1/',
  wfw: 'http://wellformedweb.org/CommentAPI/',
}

/** The namespaces of exports: WordPress' own come in the versions 1.0 to 1.2. */
export const uris = {
  wp: /^https?:\/\/wordpress\.org\/export\/1\.\d+\/$/,
  excerpt: /^https?:\/\/wordpress\.org\/export\/1\.\d+\/excerpt\/$/,
  content: /^https?:\/\/purl\.org\/rss\/1\.0\/modules\/content\/$/,
  dc: /^https?:\/\/purl\.org\/dc\/elements\/1\.1\/$/,
}
