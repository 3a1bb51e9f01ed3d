/** What a skin is: one way in which articles are published. */

import type { Format } from '../article/article.ts'
import type { Limit } from './limits.ts'
import type { Synthesized } from './synthesize.ts'

export interface Skin {
  name: string
  format: Format
  /** What such sources look like, in a sentence. */
  about: string
  /** What they cannot say of an article; the rest must come back from them. */
  unsaid: Limit[]
  /** Nothing marks the article: every block is measured, and what comes back may hold one too many or too few. */
  isMeasured?: true
  /** The source of one article. Of `wxr`, its item. */
  write(article: Synthesized): string
}
