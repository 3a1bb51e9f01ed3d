/** Dialogs that a page holds ready: a search, its shortcuts, a letter to subscribe to. */

import { isClosedDialog } from '../dom.ts'
import type { Region } from './line.ts'

/** Drops what is kept of dialogs that are closed. */
export function dropDialogs(regions: Region[], keeps: Uint8Array): void {
  for (const { element, start, end } of regions) if (isClosedDialog(element)) keeps.fill(0, start, end)
}
