/** The pictures, sounds and films that articles show, under names that say their content. */

import { assetBytes } from '../assets/asset-bytes.ts'
import type { Asset } from '../assets/read-asset.ts'
import { shortHash } from '../entry.ts'
import type { Page, Plan } from '../plan.ts'

export function* assetFiles({ assets }: Plan): Generator<Page> {
  const found = new Map<string, Asset>()
  for (const asset of assets) found.set(asset.path, asset)
  for (const asset of found.values()) {
    yield { path: asset.path, key: () => shortHash(asset.path), render: () => assetBytes(asset) }
  }
}
