// Feeds and sitemap: well-formed, and read by the parser of another project.

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith'

const parsers = {
  'feed.xml': (text) => parseRssFeed(text).items,
  'atom.xml': (text) => parseAtomFeed(text).entries,
  'feed.json': (text) => parseJsonFeed(text).items,
}

/** Gives what is wrong with them. */
export function feedFaults(folder) {
  const faults = Object.entries(parsers).flatMap(([name, parse]) => {
    const path = join(folder, name)
    if (!existsSync(path)) return [`${name} is not there`]
    const items = parse(readFileSync(path, 'utf8'))
    return items?.length > 0 ? [] : [`${name} holds nothing`]
  })
  const malformed = ['feed.xml', 'atom.xml', 'sitemap.xml'].flatMap((name) => {
    const { status, stderr, error } = spawnSync('xmllint', ['--noout', '--nonet', join(folder, name)], {
      encoding: 'utf8',
    })
    if (error) throw new Error('there is no xmllint (Debian: apt-get install libxml2-utils)', { cause: error })
    return status === 0 ? [] : [stderr]
  })
  return [...faults, ...malformed]
}
