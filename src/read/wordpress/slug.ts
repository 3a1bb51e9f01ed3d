/** Slugs of posts and terms. */

/** A slug as people read it: WordPress stores those of other scripts percent-encoded. */
export function decodeSlug(slug: string | undefined): string | undefined {
  try {
    return slug && decodeURIComponent(slug)
  } catch {
    return slug
  }
}
