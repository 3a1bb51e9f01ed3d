/** Shows a site to whoever builds it: on this machine only, and never as a server of the web. */

import { once } from 'node:events'
import { existsSync, readFileSync, statSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import { getMimeType } from 'hono/utils/mime'
import { pathInside } from '../store/folder.ts'

export interface SiteServer {
  url: string
  /** Has every open page load itself again. */
  reload(): void
  close(): Promise<void>
}

export interface ServeOptions {
  /** The folder of the site. */
  folder: string
  /** Any free one, if it is 0. */
  port: number
  /** The path at which the site will stand: `/`, or `/blog/`. */
  base: string
  /** Whether pages load themselves again when the site changes. */
  isLive: boolean
}

/** Begins to serve. Pages are changed for it only on their way: the files stay as they are. */
export async function serveSite({ folder, port, base, isLive }: ServeOptions): Promise<SiteServer> {
  const listeners = new Set<() => void>()
  const app = new Hono()
  app.use(async (context, next) => {
    // A name that somebody has lead to this machine must not show it the site.
    if (!ownHosts.test(context.req.header('host') ?? '')) return context.text('Forbidden', 403)
    await next()
    context.header('Cache-Control', 'no-store')
    context.header('X-Content-Type-Options', 'nosniff')
  })
  app.get(changesPath, (context) =>
    streamSSE(context, async (stream) => {
      await stream.writeSSE({ event: 'open', data: '' })
      await new Promise<void>((done) => {
        const listener = () => void stream.writeSSE({ data: 'changed' })
        listeners.add(listener)
        stream.onAbort(() => {
          listeners.delete(listener)
          done()
        })
      })
    }),
  )
  app.get(scriptPath, (context) => context.body(reloadScript, 200, { 'Content-Type': 'text/javascript' }))
  app.get('*', (context) => {
    const path = pathOf(context.req.url)
    if (base !== '/' && path === '/') return context.redirect(base)
    const file = path.startsWith(base) ? findFile(folder, path.slice(base.length)) : undefined
    const type = getMimeType(file ?? '404.html') ?? 'application/octet-stream'
    const content = file === undefined ? notFound(folder) : readFileSync(file)
    const isPage = isLive && type.startsWith('text/html')
    return context.body(
      isPage ? withReload(content.toString()) : new Uint8Array(content),
      file === undefined ? 404 : 200,
      {
        'Content-Type': type,
      },
    )
  })

  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port })
  await Promise.race([once(server, 'listening'), once(server, 'error').then(([error]) => Promise.reject(error))])
  // A server that listens on a port has an address of this form.
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${taken}${base}`,
    reload: () => {
      for (const listener of listeners) listener()
    },
    async close() {
      if ('closeAllConnections' in server) server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const ownHosts = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/

/** The path of a URL; what is badly encoded is no name of a file, but harmless as one. */
function pathOf(url: string): string {
  const { pathname } = new URL(url)
  try {
    return decodeURIComponent(pathname)
  } catch {
    return pathname
  }
}

/** The file at a path of the site, also without its `.html`; nothing outside of the folder. */
function findFile(folder: string, path: string): string | undefined {
  const names = path === '' || path.endsWith('/') ? [`${path}index.html`] : [path, `${path}.html`]
  for (const name of names) {
    try {
      const file = pathInside(folder, name)
      if (statSync(file, { throwIfNoEntry: false })?.isFile()) return file
    } catch {
      return undefined
    }
  }
  return undefined
}

function notFound(folder: string): Buffer {
  const file = join(folder, '404.html')
  return existsSync(file) ? readFileSync(file) : Buffer.from('Not found')
}

const changesPath = '/__alphanode/changes'
const scriptPath = '/__alphanode/reload.js'
const reloadScript = `new EventSource('${changesPath}').onmessage = () => location.reload()\n`

/** The page with the script, and a policy that lets it run. */
function withReload(html: string): string {
  const policy = /default-src (?:'|&#x27;)none(?:'|&#x27;);(?! script-src)/
  return html
    .replace(policy, "default-src 'none'; script-src 'self'; connect-src 'self';")
    .replace('</body>', `<script src="${scriptPath}"></script>\n</body>`)
}
