/** Where reading a list stands that comes by the page, may hold entries that spoil an answer, and may change meanwhile. */

/** What a good answer says. */
export interface Seen {
  /** Entries of the answer. */
  count: number
  /** How many of them came for the first time. */
  fresh: number
  /** Entries of the whole list, and pages of the size that was asked for, as far as the server tells. */
  total?: number | undefined
  pages?: number | undefined
}

export interface Cursor {
  /** What to ask for next. */
  page(): { size: number; page: number }
  /**
   * The answer is spoilt: the same entries are asked for in parts. `true` if it was but one entry, which is passed over.
   * `isTooMuch` says that the server does not take that many at all.
   */
  spoilt(isTooMuch: boolean): boolean
  /** The answer is good. Entries that were `deleted` before it moved the later ones up: then reading goes back. */
  read(seen: Seen): { deleted: number; isLast: boolean }
}

/**
 * How many entries are asked for at once. If one of them spoils the answer (a plugin that fails at it, a page that takes
 * too long), its hundred is asked for by tens, and its ten singly.
 */
const sizes = [100, 10, 1]

/** How often reading goes back: a server whose count falls for ever would never be read to its end. */
const maxStepsBack = 20

export function createCursor(): Cursor {
  let offset = 0
  let furthest = 0
  let total: number | undefined
  let stepsBack = 0
  /** The largest size that the server takes, and the one that failed here. */
  let largest = 100
  let failed = Number.POSITIVE_INFINITY

  const sizeNow = () => sizes.find((size) => size <= largest && size < failed && offset % size === 0) ?? 1
  const moveTo = (next: number) => {
    offset = next
    failed = Number.POSITIVE_INFINITY
  }

  return {
    page() {
      const size = sizeNow()
      return { size, page: offset / size + 1 }
    },

    spoilt(isTooMuch) {
      const size = sizeNow()
      if (isTooMuch) largest = Math.max(1, size / 10)
      failed = size
      if (size === 1) moveTo(offset + 1)
      return size === 1
    },

    read({ count, fresh, total: now, pages }) {
      const size = sizeNow()
      const isNew = offset >= furthest
      const deleted = stepsBack < maxStepsBack ? Math.max(0, (total ?? 0) - (now ?? total ?? 0)) : 0
      total = now ?? total
      furthest = Math.max(furthest, offset + size)
      if (deleted > 0) {
        stepsBack += 1
        moveTo(Math.max(0, offset - Math.ceil(deleted / size) * size))
        return { deleted, isLast: false }
      }
      moveTo(offset + size)
      // A server that gives the same page for ever has no last one.
      const isStuck = isNew && fresh === 0
      return { deleted, isLast: isStuck || (pages === undefined ? count < size : offset >= pages * size) }
    },
  }
}
