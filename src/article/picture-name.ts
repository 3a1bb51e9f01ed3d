/** What tells whether two addresses are of one picture. */

/**
 * A URL without what differs between mentions of one picture: scheme, query, fragment, and the size that WordPress puts
 * into the names of its copies (`photo-1024x683.jpg`, `photo-scaled.jpg`: wp-includes/media.php).
 */
export function pictureName(url: string): string {
  const path = url.replace(/^https?:\/\/|^\/\//i, '').replace(/[?#].*$/s, '')
  return path.replace(/-(?:\d+x\d+|scaled)(?=\.\w+$)/, '')
}
