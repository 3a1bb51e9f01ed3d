/** What the addresses of pictures tell of them. */

/**
 * A URL without what differs between mentions of one picture: scheme, query, fragment, and the size that WordPress puts
 * into the names of its copies (`photo-1024x683.jpg`, `photo-scaled.jpg`: wp-includes/media.php).
 */
export function pictureName(url: string): string {
  const path = url.replace(/^https?:\/\/|^\/\//i, '').replace(/[?#].*$/s, '')
  return path.replace(/-(?:\d+x\d+|scaled)(?=\.\w+$)/, '')
}

/** Whether the name of its file says that a picture is of the site, and not of an article: `site-logo.png`. */
export function isSitePicture(url: string): boolean {
  return siteWords.test(pictureName(url).replace(/^.*\//s, ''))
}

const siteWords = /(?:^|[^a-z])(?:logos?|favicon|placeholder|default)(?![a-z])/i
