/** Names and numbers that no two things of an export may share. */

import { createHash } from 'node:crypto'

export interface Numbers {
  /** A number that no other call gave. */
  take(key: string): number
}

/**
 * Numbers made of keys by a hash, so that a thing keeps its number whatever else an export holds; where two meet, the
 * later one gets the next that is free. Below 2^30, which leaves room for what a site makes later.
 */
export function createNumbers(): Numbers {
  const taken = new Set<number>()
  /** Where to look on from a number that several wanted: else a thousand things of one key would take quadratic time. */
  const next = new Map<number, number>()
  return {
    take(key) {
      const wanted = (createHash('sha256').update(key).digest().readUInt32BE() & (limit - 1)) + 1
      let number = next.get(wanted) ?? wanted
      while (taken.has(number)) number = (number % limit) + 1
      if (taken.has(wanted)) next.set(wanted, number)
      taken.add(number)
      return number
    },
  }
}

const limit = 2 ** 30

/**
 * Gives each name a slug of its own: of two with the same one, the later gets a number. Says whether it is new.
 * Constant time a name but for slugs that thousands want.
 */
export function createSlugs(): (name: string, slug: string) => { slug: string; isNew: boolean } {
  const byName = new Map<string, string>()
  const next = new Map<string, number>()
  return (name, wanted) => {
    const known = byName.get(name)
    if (known !== undefined) return { slug: known, isNew: false }
    let slug = wanted
    while (next.has(slug)) {
      const count = (next.get(wanted) ?? 1) + 1
      next.set(wanted, count)
      slug = `${wanted}-${count}`
    }
    next.set(slug, 1)
    byName.set(name, slug)
    return { slug, isNew: true }
  }
}
