/** Pictures of formulas that say what they were made of. */

import type { Element } from 'hast'
import { hasClass } from './code-text.ts'
import { longestAddress } from './urls.ts'

/** Classes of pictures whose `alt` is their TeX: MediaWiki, QuickLaTeX. */
const pictureClasses = new Set(
  'mwe-math-fallback-image-inline mwe-math-fallback-image-display ql-img-inline-formula ql-img-displayed-equation'.split(
    ' ',
  ),
)
const displayClasses = new Set(['mwe-math-fallback-image-display', 'ql-img-displayed-equation'])
/** TeX as LaTeX2HTML puts it into `alt`. */
const betweenDollars = /^\$([^$]+)\$$/

/** Addresses of programs that draw TeX, and where they are given it, percent-encoded. */
const drawers: [address: RegExp, tex: RegExp][] = [
  [/[?&](?:latex|tex)=/i, /[?&](?:latex|tex)=([^&#]+)/i], // WordPress.com, Zhihu
  [/[?&]cht=tx(?:&|$)/i, /[?&]chl=([^&#]+)/i], // Google Charts
  [/\/(?:svg|png|gif|pdf)\.(?:latex|image)\?/i, /\?([^#]+)/], // CodeCogs
  [/\/(?:mimetex|mathtex)(?:\.cgi)?\?/i, /\?([^#]+)/],
]
/** TeX as the end of a path: a command of TeX with what it is given, which no name of a file has. */
const endOfPath = /\/([^/]*%5c[a-z]+(?:%20)*(?:%7b|_|%5e|\^).*)$/is

/** The TeX of a picture, and whether it stands alone; nothing for a picture of anything else. */
export function readFormulaImage(node: Element): { tex: string; isBlock: boolean } | undefined {
  const { alt, src } = node.properties
  const words = typeof alt === 'string' ? alt.trim() : ''
  const said = hasClass(node, pictureClasses) ? words : betweenDollars.exec(words)?.[1]
  const tex = said || (typeof src === 'string' ? texIn(src) : undefined)
  return tex ? { tex, isBlock: hasClass(node, displayClasses) } : undefined
}

function texIn(address: string): string | undefined {
  if (address.length > longestAddress || !address.includes('/')) return undefined
  const drawer = drawers.find(([program]) => program.test(address))
  const [, drawn] = (drawer ? drawer[1].exec(address) : endOfPath.exec(address.replace(/[?#].*$/s, ''))) ?? []
  if (drawn === undefined) return undefined
  try {
    return decodeURIComponent(drawn.replaceAll('+', ' ').replaceAll(named, (_, name: string) => names[name] ?? ''))
  } catch {
    return undefined
  }
}

/** Signs that CodeCogs' editor names. */
const names: Record<string, string> = { space: ' ', plus: '+', hash: '#' }
const named = /&(space|plus|hash);/g
