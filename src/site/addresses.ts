/** Where the pages of a site stand, and how one leads to another. Paths are those of files, with `/` between folders. */

/** The way from the folder of one page to that of the site: `../../` for `tags/caching/2.html`, nothing for `index.html`. */
export function wayToRoot(path: string): string {
  return '../'.repeat(path.split('/').length - 1)
}

/** A path as part of a URL. Names of folders are not left to the server, so that a site works from the disk too. */
export function asUrlPath(path: string): string {
  return encodeURI(path).replace(/[?#]/g, encodeURIComponent)
}

/** The absolute URL of a page; `site` ends with a slash. */
export function absoluteUrl(path: string, site: string): string {
  return site + asUrlPath(path).replace(/(^|\/)index\.html$/, '$1')
}
