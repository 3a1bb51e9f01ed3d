/** What the flags make of the network. Loads all that it takes, so it is loaded when a flag asks for it. */

import { basename, join, relative, sep } from 'node:path'
import type { Imported, ImportOptions } from '../bulk/import-file.ts'
import { mapInOrder } from '../bulk/map-in-order.ts'
import { openMedia } from '../bulk/media/load-media.ts'
import { ledgerName } from '../bulk/media/media-ledger.ts'
import { placeMedia } from '../bulk/media/place-media.ts'
import type { ToldPart } from '../bulk/read-parts.ts'
import { importSite } from '../bulk/site/import-site.ts'
import { noJournal, openJournal } from '../bulk/site/journal.ts'
import { type ToldReading, toReading } from '../bulk/to-reading.ts'
import { messagesOfText } from '../diagnostics/stored-message.ts'
import { createAddressGuard } from '../net/addresses.ts'
import { type Client, type ClientOptions, createClient, isConfidential } from '../net/client.ts'
import { storeFolder, storeKind } from '../store/open-store.ts'
import { unpack } from '../store/packed.ts'
import { CannotRun } from './exit.ts'
import type { MediaFlags, NetworkFlags, SiteFlags } from './network-options.ts'
import { toNetworkSettings } from './network-settings.ts'
import { amount } from './tally.ts'

/** A live site, to be read once. */
export interface Site {
  results(options: ImportOptions): AsyncGenerator<Imported>
  /** To be called when all that was read is kept: forgets what another run would go on with, if nothing is missing. */
  done(): Promise<void>
}

export interface NetworkContext {
  signal: AbortSignal
  /** Where records go, if not to stdout. */
  to: string | undefined
  dryRun: boolean
}

/** Opens the site that `--from` names. Throws `CannotRun` for flags that do not fit. */
export function openSite(from: string, flags: SiteFlags, { signal, to, dryRun }: NetworkContext): Site {
  const url = toSiteUrl(from)
  const client = openClient(flags, { signal, perHost: 1, ...login(url, flags.user) })
  const folder = flags.resume ?? (to === undefined || dryRun ? undefined : resumeFolder(to))
  const journal = folder === undefined ? noJournal : openJournal(folder)
  let isWhole = false
  return {
    async *results(options) {
      let isMissing = false
      const { types, user, status: statuses } = flags
      try {
        for await (const result of importSite(url.href, { ...options, client, journal, types, user, statuses })) {
          isMissing ||= result.messages.some(({ rule, severity }) => severity === 'error' && rule.startsWith('net/'))
          yield result
        }
        isWhole = !isMissing
      } finally {
        await client.close()
      }
    },
    async done() {
      if (isWhole) await journal.clear()
    },
  }
}

/** A folder of media. */
export interface MediaFolder {
  /** Lets articles name the files that are loaded for them. Their sources are not known by what they held. To be called once. */
  place(batches: AsyncIterable<ToldPart[]>): AsyncGenerator<ToldPart[]>
  /** What was done, in a line. */
  summary(): string
}

/** Sources whose media are loaded at once. */
const sourcesAtOnce = 8

/** Opens the folder of media. Throws `CannotRun` for flags that do not fit. */
export function openMediaFolder(flags: MediaFlags, { signal, to }: Pick<NetworkContext, 'signal' | 'to'>): MediaFolder {
  const client = openClient(flags, { signal, perHost: 4 })
  const records = to === undefined ? '.' : storeFolder(to)
  const folder = flags.media ?? join(records, 'media')
  const toPath = (file: string) => relative(records, join(folder, file)).split(sep).map(encodeURIComponent).join('/')
  const files = new Set<string>()
  let missing = 0
  return {
    summary: () =>
      `${folder}: ${amount(files.size, ['file', 'files'])}, ${missing} not loaded; ${ledgerName} says what came from where`,
    async *place(batches) {
      try {
        const load = await openMedia({
          client,
          folder,
          maxFileBytes: flags.maxMediaFile * bytesOfMegabyte,
          maxTotalBytes: flags.maxMedia * bytesOfMegabyte,
        })
        const placeAll = async (path: string, reading: ToldReading): Promise<ToldReading> => {
          if (!reading.record) return reading
          const placed = await placeMedia(unpack(reading.record), load, toPath)
          for (const file of placed.files) files.add(file)
          missing += placed.messages.length
          const messages = [...messagesOfText(reading.messages, path), ...placed.messages]
          return { ...reading, ...toReading({ path, article: placed.article, messages }) }
        }
        yield* mapInOrder(singly(batches), sourcesAtOnce, async (part) => {
          if ('known' in part) return [part]
          const readings: ToldReading[] = []
          for (const reading of part.readings) readings.push(await placeAll(part.path, reading))
          const { path, isFirst, isLast } = part
          return [{ path, isFirst, isLast, readings }]
        })
      } finally {
        await client.close()
      }
    },
  }
}

const bytesOfMegabyte = 1_000_000

async function* singly<Item>(batches: AsyncIterable<Item[]>): AsyncGenerator<Item> {
  for await (const batch of batches) yield* batch
}

/** A client as the flags want it. */
function openClient(flags: NetworkFlags, options: Partial<ClientOptions>): Client {
  const { allow, allowPrivate, store: _, ...settings } = toNetworkSettings(flags)
  const guard = createAddressGuard({ allow: allow ?? [], allowPrivate: allowPrivate ?? false })
  return createClient({ ...settings, guard, ...options })
}

function toSiteUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new CannotRun(`Unexpected site \`${text}\`, expected a URL: https://example.org/`)
  }
  if (url.username || url.password) {
    throw new CannotRun('Unexpected password in the URL of --from, expected --user and ALPHANODE_PASSWORD')
  }
  return url
}

/** The password comes from the environment: others on this machine can read arguments. */
function login(url: URL, user: string | undefined): Pick<ClientOptions, 'authorization'> {
  if (user === undefined) return {}
  const password = process.env.ALPHANODE_PASSWORD
  if (!password) throw new CannotRun('Unexpected --user without a password, expected one in ALPHANODE_PASSWORD')
  if (!isConfidential(url)) {
    throw new CannotRun(`Unexpected --user with ${url.origin}, expected https, for a password goes there`)
  }
  const value = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  return { authorization: { origin: url.origin, value } }
}

/** In the folder of the records, or beside their file; hidden, so that it is no source. */
function resumeFolder(to: string): string {
  const kind = storeKind(to)
  if (kind === 'folder' || kind === 'shards') return join(to, '.resume')
  return join(storeFolder(to), kind === 'postgres' ? '.alphanode.resume' : `.${basename(to)}.resume`)
}
