/** What handlers of mdast nodes are given. */

import type { Options } from 'remark-rehype'

type Handlers = NonNullable<Options['handlers']>

export type State = Parameters<NonNullable<Handlers['paragraph']>>[0]
