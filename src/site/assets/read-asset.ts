/** Local files that articles show: known to be what they are, measured, and named by their content. */

import { createHash } from 'node:crypto'
import { basename, extname } from 'node:path'
import { imageSize } from 'image-size'
import { findMediaKind } from '../../extract/media-kind.ts'
import { fileName } from '../../store/file-name.ts'
import { reasonOf } from '../../store/reason-of.ts'
import { assetLimits } from './asset-limits.ts'
import { readRegularFile } from './read-regular-file.ts'
import { readStillSvg } from './still-svg.ts'

export interface Asset {
  /** In the site: `assets/dune-3f1c9a0e5b7d2468.png`. Another content, another path. */
  path: string
  /** The real path of the file. */
  file: string
  /** Pixels as they are shown, turned as the file says; nothing for sound and film. */
  width?: number
  height?: number
  /** The width to which the picture is to be made smaller. */
  resizeTo?: number
}

/** Reads a file by its real path; `maxWidth` is the width of the widest picture that is kept as it is. */
export async function readAsset(
  file: string,
  maxWidth = Number.POSITIVE_INFINITY,
): Promise<Asset | { reason: string }> {
  const read = await readRegularFile(file, assetLimits.bytes)
  if ('reason' in read) return read
  const look = lookAt(read.bytes, file)
  if ('reason' in look) return look
  const { extension, width, height, canShrink } = look
  const isTooWide = canShrink && width !== undefined && height !== undefined && width > maxWidth
  const hash = createHash('sha256').update(read.bytes)
  if (isTooWide) hash.update(`resized to ${maxWidth}`)
  const name = fileName(basename(file, extname(file)), extension, `-${hash.digest('hex').slice(0, 16)}`)
  const size = isTooWide
    ? { width: maxWidth, height: Math.max(1, Math.round((height * maxWidth) / width)), resizeTo: maxWidth }
    : width && height
      ? { width, height }
      : {}
  return { path: `assets/${name}`, file, ...size }
}

interface Look {
  /** With its dot. */
  extension: string
  width?: number
  height?: number
  /** Whether the picture can be made smaller: those that move, and drawings, are kept. */
  canShrink: boolean
}

/** What a file is by its content: its name may lie. */
function lookAt(bytes: Buffer, file: string): Look | { reason: string } {
  const kind = findMediaKind(bytes)
  if (!kind) return /\.svg$/i.test(file) ? lookAtSvg(bytes) : { reason: 'neither picture nor sound nor film' }
  const { type, extension } = kind
  if (!type.startsWith('image/')) return { extension, canShrink: false }
  const size = measure(bytes)
  if ('reason' in size) return size
  const { width, height } = size
  if (width * height > assetLimits.pixels)
    return { reason: `${width} × ${height} pixels, more than ${assetLimits.pixels}` }
  return { extension, ...size, canShrink: still.has(type) }
}

const still = new Set(['image/jpeg', 'image/png', 'image/webp', 'image/avif'])

function measure(bytes: Buffer): { width: number; height: number } | { reason: string } {
  try {
    const { width, height, orientation = 1 } = imageSize(bytes)
    if (!(width > 0 && height > 0)) return { reason: 'a picture without size' }
    // From 5 on, EXIF turns the picture by a quarter (CIPA DC-008, 4.6.5.1 A, Orientation).
    return orientation >= 5 ? { width: height, height: width } : { width, height }
  } catch (error) {
    return { reason: `a damaged picture (${reasonOf(error)})` }
  }
}

function lookAtSvg(bytes: Buffer): Look | { reason: string } {
  if (bytes.length > assetLimits.svgBytes) return { reason: `a drawing of ${bytes.length} bytes` }
  const text = utf8Text(bytes)
  const svg = text === undefined ? { reason: 'no text of UTF-8' } : readStillSvg(text)
  return 'reason' in svg ? { reason: `a drawing with ${svg.reason}` } : { extension: '.svg', ...svg, canShrink: false }
}

function utf8Text(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
