// Every link inside the site: to a file that is there, and to a part that it has.

import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { load } from 'cheerio/slim'

/** Gives the broken links of these pages, whose paths are relative to `folder`. `site` is the address of the site. */
export function brokenLinks(folder, pages, site) {
  const known = new Map()
  const pageOf = (path) => {
    if (!known.has(path)) known.set(path, readPage(join(folder, path)))
    return known.get(path)
  }
  return pages.flatMap((page) =>
    pageOf(page).links.flatMap((link) => {
      const inside = link.startsWith(site) ? `/${link.slice(site.length)}` : link
      if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(inside)) return allowed.test(inside) ? [] : [`${page}: ${link} (scheme)`]
      const [address, fragment] = inside.split('#')
      const target = address === '' ? page : fileOf(address.split('?')[0], page)
      const file = join(folder, target)
      if (!existsSync(file) || statSync(file).isDirectory()) return [`${page}: ${link}`]
      if (!fragment || !target.endsWith('.html') || pageOf(target).ids.has(decodeURIComponent(fragment))) return []
      return [`${page}: ${link} (fragment)`]
    }),
  )
}

const allowed = /^(?:https?:|mailto:|tel:|data:(?:image\/|,$)|\/\/)/i

function fileOf(address, page) {
  const path = decodeURIComponent(address)
  const file = normalize(path.startsWith('/') ? path.slice(1) : join(dirname(page), path))
  return file === '.' || file === '' || file.endsWith('/') ? join(file, 'index.html') : file
}

function readPage(file) {
  const $ = load(readFileSync(file, 'utf8'))
  const attributes = ['href', 'src', 'poster', 'action', 'cite']
  const links = attributes.flatMap((name) =>
    $(`[${name}]`)
      .get()
      .map((node) => $(node).attr(name)),
  )
  return {
    links,
    ids: new Set(
      $('[id]')
        .get()
        .map((node) => $(node).attr('id')),
    ),
  }
}
