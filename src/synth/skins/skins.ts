/** The ways in which articles are published. To add one: an entry in a file beside this one, and its name here. */

import type { Skin } from '../skin.ts'
import { dump, handwritten } from './plain-files.ts'
import { amp, drupal, ghost, headless, magazine, tables } from './platform-pages.ts'
import { docs, eleventy, hugo, jekyll, minimal } from './static-pages.ts'
import { block, builder, classic, rightToLeft, vintage } from './wordpress-pages.ts'
import { blockItem, classicItem, restEdit, restView } from './wordpress-posts.ts'

/** All but what `render/` writes, which `src/synth.ts` adds. */
export const skins: Skin[] = [
  ...[classic, block, builder, vintage, rightToLeft],
  ...[minimal, hugo, jekyll, docs, eleventy],
  ...[ghost, headless, amp, magazine, drupal, tables],
  ...[handwritten, dump],
  ...[blockItem, classicItem, restEdit, restView],
]
