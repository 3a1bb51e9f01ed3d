/** Tells the user and the files of a run what came of a source. */

import type { KeptPart } from '../bulk/keep-parts.ts'
import type { Message } from '../diagnostics/message.ts'
import { messagesOfText } from '../diagnostics/stored-message.ts'
import { sumUp } from '../diagnostics/sum.ts'
import { unpack } from '../store/packed.ts'
import type { SamePart } from '../store/store.ts'
import { append } from '../tree/append.ts'
import type { Listener } from './listener.ts'
import type { Talk } from './talk.ts'
import type { Target } from './target.ts'

export interface Telling {
  target: Target
  talk: Talk
  listener: Listener | undefined
}

/** Tells what came of a part. Messages and records are unpacked only for who wants them. */
export async function tellPart(kept: KeptPart, telling: Telling): Promise<void> {
  const { talk, target, listener } = telling
  await target.count(kept)
  const { part, kept: written } = kept
  if ('known' in part) return tellSame(part, telling)
  for (const [index, { record, messages: text, sums, piece, bug }] of part.readings.entries()) {
    const more = written[index]?.messages ?? []
    const messages = (): Message[] => [...messagesOfText(text, part.path), ...more]
    const article = record && listener?.wantsArticles ? unpack(record) : undefined
    await listener?.put({ path: part.path, messages: messages(), ...(article && { article }) })
    await talk.tellSums({ articles: record ? 1 : 0, sums: [...sums, ...sumUp(more)], messages, piece, bug })
  }
}

/** Says of a source that did not change what was said when it was read. */
async function tellSame({ known }: SamePart, { target, talk, listener }: Telling): Promise<void> {
  const { path, articles, sums } = known
  if (listener) for await (const came of target.recall(known, listener)) await listener.put({ path, ...came })
  const messages = async () => {
    const all: Message[] = []
    for await (const recalled of target.run.recall(known)) append(all, recalled.messages)
    return all
  }
  await talk.tellSums({ articles, sums, messages })
}
