/** Slugs as WordPress stores them. */

/** Those of other scripts are percent-encoded, in small letters: wp-includes/formatting.php, sanitize_title_with_dashes(). */
export function encodeSlug(slug: string): string {
  return encodeURIComponent(slug).replace(/%[\dA-F]{2}/g, (code) => code.toLowerCase())
}
