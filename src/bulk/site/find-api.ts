/** Where a site has its REST API: developer.wordpress.org/rest-api/using-the-rest-api/discovery. */

import type { Message } from '../../diagnostics/message.ts'
import type { Client } from '../../net/client.ts'
import { failureText, type Reply } from '../../net/reply.ts'
import { messageOf } from '../message-of.ts'

/** Enough for the head of any front page; the index of an API with many plugins has some hundred kilobytes. */
const maxBytes = 20_000_000

/** The root of the API: named by the site, else found where it mostly is. */
export async function findApi(client: Client, site: string): Promise<{ root: string } | { problem: Message }> {
  const page = await client.get(site, { accept: 'text/html, application/json', maxBytes })
  if (page.kind === 'failed' && page.failure.kind !== 'too-large') {
    return { problem: messageOf(site, 'net/no-answer', { reason: failureText(page.failure) }) }
  }
  const home = page.kind === 'answer' ? page.url : site
  const named = page.kind === 'answer' ? namedRoot(page) : undefined
  if (named !== undefined && URL.canParse(named, home)) return { root: withSchemeOf(home, new URL(named, home)) }
  if (isIndex(page)) return { root: home }

  const guesses = ['./wp-json/', './?rest_route=/'].map((path) => new URL(path, folderOf(home)).href)
  for (const root of guesses) {
    if (isIndex(await client.get(root, { accept: 'application/json', maxBytes }))) return { root }
  }
  return { problem: messageOf(site, 'net/no-api', { tried: [site, ...guesses] }) }
}

/** What the header `Link` or a `link` of the page names. */
function namedRoot({ headers, bytes }: Extract<Reply, { kind: 'answer' }>): string | undefined {
  const fromHeader = linkHeader.exec(headers.get('link') ?? '')?.[1]
  if (fromHeader) return fromHeader
  const html = Buffer.from(bytes).toString('latin1')
  const tag = html.match(linkTags)?.find((link) => link.includes('https://api.w.org/'))
  return tag && /\shref=["']?([^"'\s>]+)/i.exec(tag)?.[1]?.replaceAll('&#038;', '&').replaceAll('&amp;', '&')
}

const linkHeader = /<([^<>]*)>\s*;[^,<]*rel="?https:\/\/api\.w\.org\/"?/i
const linkTags = /<link\s[^<>]*>/gi

/** Sites behind a proxy often name themselves by http, and are https all the same. */
function withSchemeOf(home: string, root: URL): string {
  const { host, protocol } = new URL(home)
  if (root.host === host) root.protocol = protocol
  return root.href
}

/** Whether an answer comes from the API: its index, or one of its errors. */
function isIndex(reply: Reply): boolean {
  if (reply.kind === 'failed') return false
  const text = Buffer.from(reply.bytes).toString('utf8')
  return /^\s*\{/.test(text) && (/"namespaces"\s*:\s*\[/.test(text) || /"code"\s*:\s*"rest_/.test(text))
}

function folderOf(url: string): string {
  const { origin, pathname } = new URL(url)
  return origin + pathname.replace(/[^/]*$/, (last) => (last === '' || last.includes('.') ? '' : `${last}/`))
}
