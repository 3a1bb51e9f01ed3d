/** The smallest part of an input that is still broken in the same way. */

/** Leaves out runs of lines, then of bytes, as long as `isBroken` says so; ends when it says `undefined`. */
export async function minimize(bytes, isBroken) {
  const lines = bytes.toString('latin1').split(/(?<=\n)/)
  const fewer = (await reduce(lines, (rest) => isBroken(toBytes(rest)))).join('')
  return toBytes(await reduce(fewer.split(''), (rest) => isBroken(toBytes(rest))))
}

const toBytes = (parts) => Buffer.from(parts.join(''), 'latin1')

/** Delta debugging: runs of half the list, then of a quarter, down to single parts. */
async function reduce(all, isBroken) {
  let kept = all
  for (let size = Math.ceil(kept.length / 2); size > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < kept.length; ) {
      const rest = kept.toSpliced(at, size)
      const broken = await isBroken(rest)
      if (broken === undefined) return kept
      if (broken) kept = rest
      else at += size
    }
  }
  return kept
}
