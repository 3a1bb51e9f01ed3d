/** The flags of what goes to the network: sources by URL, `--from` and `--download-media`. */

import { InvalidArgumentError, Option } from 'commander'

export interface NetworkFlags {
  /** Tries after the first one. */
  retries?: number
  /** Milliseconds. */
  delay?: number
  /** Seconds. */
  timeout?: number
  allowPrivate?: boolean
  allowAddress?: string[]
}

export interface SiteFlags extends NetworkFlags {
  from?: string
  types: string[]
  status?: string[]
  user?: string
  resume?: string
}

export const siteOptions = () => [
  new Option('--from <url>', 'read a live WordPress by its REST API'),
  new Option('--types <list>', 'the types of posts to read there, with commas between')
    .argParser(list)
    .default(['post', 'page'], 'post,page'),
  new Option(
    '--user <name>',
    'log in there, with the application password in ALPHANODE_PASSWORD: drafts, and posts as they are stored',
  ),
  new Option('--status <list>', 'which posts a login reads (default: all but the trash)').argParser(list),
  new Option(
    '--resume <folder>',
    'keep answers here until the run is done, so that a cut one goes on (default: a hidden folder at --to)',
  ),
]

export interface MediaFlags extends NetworkFlags {
  downloadMedia?: boolean
  media?: string
  /** Megabytes. */
  maxMediaFile: number
  maxMedia: number
}

export const mediaOptions = () => [
  new Option('--download-media', 'load the pictures of articles, and let records name the files'),
  new Option('--media <folder>', 'where these files go (default: media, beside the records)'),
  new Option('--max-media-file <MB>', 'the largest of them').argParser(count).default(50),
  new Option('--max-media <MB>', 'how large they may be together').argParser(count).default(5000),
]

export const networkOptions = () => [
  new Option('--delay <ms>', 'milliseconds between two requests to one host').argParser(count).default(0),
  new Option('--retries <n>', 'how often a request that failed is tried again').argParser(count).default(3),
  new Option('--timeout <seconds>', 'how long a request may take').argParser(count).default(60),
  new Option('--allow-private', 'also connect to this machine and private networks'),
  new Option('--allow-address <range...>', 'also connect to these addresses: 192.168.7.0/24'),
]

function list(text: string): string[] {
  const items = text.split(',').flatMap((item) => item.trim() || [])
  if (items.length === 0) throw new InvalidArgumentError('Expected names with commas between.')
  return items
}

function count(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('Expected a number.')
  return Number(text)
}
