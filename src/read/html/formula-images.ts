/** Pictures of formulas that say what they were made of. */

import type { Element } from 'hast'
import { hasClass } from './code-text.ts'

/** Classes of pictures whose `alt` is their TeX: WordPress.com, MediaWiki, QuickLaTeX. */
const pictureClasses = new Set(
  'latex tex mwe-math-fallback-image-inline mwe-math-fallback-image-display ql-img-inline-formula ql-img-displayed-equation'.split(
    ' ',
  ),
)
const displayClasses = new Set(['mwe-math-fallback-image-display', 'ql-img-displayed-equation'])

/** Where programs that draw TeX are given it, percent-encoded, in the address of the picture. */
const places = [
  /[?&](?:latex|tex)=([^&#]+)/i, // WordPress.com, Zhihu
  /[?&]cht=tx&(?:[^#]*&)?chl=([^&#]+)/i, // Google Charts
  /\/(?:svg|png|gif|pdf)\.(?:latex|image)\?([^#]+)/i, // CodeCogs
  /\/(?:mimetex|mathtex)(?:\.cgi)?\?([^#]+)/i,
]
/** TeX as a part of a path: a command of TeX with what it is given, which no name of a file has. */
const partOfPath = /\/([^/?#]*%5c[a-z]+(?:%20)*(?:%7b|_|%5e|\^)[^?#]*)$/i

/** The TeX of a picture, and whether it stands alone; nothing for a picture of anything else. */
export function readFormulaImage(node: Element): { tex: string; isBlock: boolean } | undefined {
  const { alt, src } = node.properties
  const said = hasClass(node, pictureClasses) && typeof alt === 'string' ? alt.trim() : ''
  const tex = said || (typeof src === 'string' ? texIn(src) : undefined)
  return tex ? { tex, isBlock: hasClass(node, displayClasses) } : undefined
}

function texIn(address: string): string | undefined {
  if (address.length > longest || !address.includes('/')) return undefined
  const [, drawn = partOfPath.exec(address)?.[1]] = places.map((place) => place.exec(address)).find(Boolean) ?? []
  if (drawn === undefined) return undefined
  try {
    return decodeURIComponent(drawn.replaceAll('+', ' ').replaceAll(named, (_, name: string) => names[name] ?? ''))
  } catch {
    return undefined
  }
}

/** Characters of the longest address that servers take. */
const longest = 8_192

/** Signs that CodeCogs' editor names. */
const names: Record<string, string> = { space: ' ', plus: '+', hash: '#' }
const named = /&(space|plus|hash);/g
