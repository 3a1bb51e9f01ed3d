/** The files of assets, as they stand in the site. */

import { StoreError } from '../../store/store.ts'
import { assetLimits } from './asset-limits.ts'
import type { Asset } from './read-asset.ts'
import { readRegularFile } from './read-regular-file.ts'

/** Reads an asset, and makes it smaller if it is to be. Throws `StoreError` if it cannot be read any more. */
export async function assetBytes({ file, resizeTo }: Asset): Promise<Uint8Array> {
  const read = await readRegularFile(file, assetLimits.bytes)
  if ('reason' in read) throw new StoreError(`Cannot read ${file}: ${read.reason}`)
  return resizeTo === undefined ? read.bytes : resized(read.bytes, resizeTo, file)
}

/** Whether pictures can be made smaller here: sharp is not installed unless somebody asks for it. */
export async function hasSharp(): Promise<boolean> {
  try {
    await import('sharp')
    return true
  } catch {
    return false
  }
}

/** Keeps the format, and turns the picture as it says, for what says so is left out with all that is no picture. */
async function resized(bytes: Uint8Array, width: number, file: string): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp')
  try {
    return await sharp(bytes, { limitInputPixels: assetLimits.pixels }).rotate().resize({ width }).toBuffer()
  } catch (error) {
    throw new StoreError(`Cannot make ${file} smaller: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    })
  }
}
