import { brotliCompressSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type AddressOptions, createAddressGuard, isRange } from '../src/net/addresses.ts'
import { type Client, type ClientOptions, createClient } from '../src/net/client.ts'
import { failureText } from '../src/net/reply.ts'
import { waitMs } from '../src/net/retry.ts'
import { createTurns } from '../src/net/turns.ts'
import { serve } from './support/servers.ts'

const onThisMachine: AddressOptions = { allow: ['127.0.0.1'] }

function openClient(options: Partial<ClientOptions> = {}, addresses = onThisMachine): Client {
  const client = createClient({
    userAgent: 'alphanode-test',
    guard: createAddressGuard(addresses),
    retries: 0,
    ...options,
  })
  onTestFinished(() => client.close())
  return client
}

const maxBytes = 100_000

describe('addresses', () => {
  const guard = createAddressGuard()

  test.each([
    ['127.0.0.1', 'loopback'],
    ['127.255.0.9', 'loopback'],
    ['::1', 'loopback'],
    ['::ffff:127.0.0.1', 'loopback'],
    ['::ffff:7f00:1', 'loopback'],
    ['10.1.2.3', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.0.1', 'private'],
    ['::ffff:192.168.0.1', 'private'],
    ['fd12:3456::1', 'private'],
    ['169.254.169.254', 'cloud metadata'],
    ['168.63.129.16', 'cloud metadata'],
    ['fd00:ec2::254', 'cloud metadata'],
    ['169.254.0.7', 'link-local'],
    ['fe80::1%eth0', 'link-local'],
    ['100.64.0.1', 'carrier-grade NAT'],
    ['0.0.0.0', 'unspecified'],
    ['::', 'unspecified'],
    ['224.0.0.1', 'multicast'],
    ['ff02::1', 'multicast'],
    ['203.0.113.9', 'documentation'],
    ['255.255.255.255', 'reserved'],
    ['64:ff9b::7f00:1', 'reserved'],
    ['2002:7f00:1::', 'reserved'],
    ['2001:0:1::1', 'reserved'],
    ['not an address', 'unknown'],
  ])('%s is %s', (address, kind) => expect(guard(address)).toBe(kind))

  test.each(['8.8.8.8', '172.32.0.1', '100.63.255.255', '2606:4700::1111', '2a00:1450::1'])('%s is public', (address) =>
    expect(guard(address)).toBeUndefined(),
  )

  test('any address of a private range is refused, also when it is written in IPv6', () => {
    const byte = fc.integer({ min: 0, max: 255 })
    fc.assert(
      fc.property(fc.constantFrom('10', '127', '192.168'), byte, byte, byte, (begin, a, b, c) => {
        const address = begin === '192.168' ? `${begin}.${a}.${b}` : `${begin}.${a}.${b}.${c}`
        expect(guard(address)).toBeDefined()
        expect(guard(`::ffff:${address}`)).toBeDefined()
        expect(guard(`64:ff9b::${address}`)).toBeDefined()
      }),
    )
  })

  test('ranges can be allowed, and private networks without the metadata service', () => {
    expect(createAddressGuard({ allow: ['10.0.0.0/8'] })('10.9.9.9')).toBeUndefined()
    expect(createAddressGuard({ allow: ['10.0.0.0/8'] })('192.168.0.1')).toBe('private')
    const isPrivateAllowed = createAddressGuard({ allowPrivate: true })
    expect(['127.0.0.1', '::1', '192.168.0.1', 'fd00:ec2::254', '169.254.169.254'].map(isPrivateAllowed)).toEqual([
      undefined,
      undefined,
      undefined,
      'cloud metadata',
      'cloud metadata',
    ])
  })

  test('a range is an address with or without its bits', () => {
    expect(['10.0.0.0/8', '::1', 'fd00::/8'].map(isRange)).toEqual([true, true, true])
    expect(['10.0.0.0/33', 'localhost', '10/8', '1.2.3.4/', '1.2.3.4/8/8', ''].map(isRange)).toEqual(
      Array(6).fill(false),
    )
    expect(() => createAddressGuard({ allow: ['home'] })).toThrow(/"home" is no address/)
  })
})

describe('a request', () => {
  test('brings the unpacked answer, and says who asks', async () => {
    const { origin, requests } = await serve((_, response) => {
      response.writeHead(200, { 'content-encoding': 'br', 'x-wp-total': '7' }).end(brotliCompressSync('packed'))
    })
    const reply = await openClient().get(`${origin}/a`, { maxBytes, accept: 'text/plain' })
    expect(reply).toMatchObject({ kind: 'answer', status: 200, url: `${origin}/a`, attempts: 1 })
    expect(reply.kind === 'answer' && Buffer.from(reply.bytes).toString()).toBe('packed')
    expect(reply.kind === 'answer' && reply.headers.get('x-wp-total')).toBe('7')
    expect(requests[0]?.headers).toMatchObject({ 'user-agent': 'alphanode-test', accept: 'text/plain' })
  })

  test.each(['127.0.0.1', 'localhost', '0x7f.1', '2130706433', '127.1', '[::ffff:7f00:1]', '0.0.0.0'])(
    'to this machine as %s is refused before it leaves',
    async (host) => {
      const { port, requests } = await serve((_, response) => response.end('secret'))
      const reply = await openClient({}, {}).get(`http://${host}:${port}/`, { maxBytes })
      expect(reply).toMatchObject({ kind: 'failed', failure: { kind: 'address' } })
      expect(requests).toEqual([])
    },
  )

  test('a redirect to a private address is refused', async () => {
    const { origin } = await serve((_, response) =>
      response.writeHead(302, { location: 'http://127.0.0.2:8080/' }).end(),
    )
    const reply = await openClient().get(origin, { maxBytes })
    expect(reply).toMatchObject({ failure: { kind: 'address', address: '127.0.0.2', range: 'loopback' } })
    expect(reply.kind === 'failed' && failureText(reply.failure)).toBe(
      '127.0.0.2, an address that is not public (loopback)',
    )
  })

  test.each(['file:///etc/passwd', 'ftp://127.0.0.1/', 'data:text/plain,a', 'http://user:word@127.0.0.1/', 'nonsense'])(
    'a redirect to %s is refused',
    async (location) => {
      const { origin } = await serve((_, response) => response.writeHead(301, { location }).end())
      const reply = await openClient({ maxRedirects: 1 }).get(location === 'nonsense' ? location : origin, {
        maxBytes,
      })
      expect(reply).toMatchObject({ failure: { kind: 'url' } })
    },
  )

  test('redirects are followed, relative ones too, up to a limit', async () => {
    const { origin } = await serve((request, response) => {
      const count = Number(request.url?.slice(1))
      if (count > 0) response.writeHead(307, { location: String(count - 1) }).end()
      else response.end('there')
    })
    const client = openClient({ maxRedirects: 3 })
    expect(await client.get(`${origin}/3`, { maxBytes })).toMatchObject({ status: 200, url: `${origin}/0` })
    expect(await client.get(`${origin}/4`, { maxBytes })).toMatchObject({ failure: { kind: 'redirects', limit: 3 } })
  })

  test('a small answer that unpacks to a huge one is let go', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000))
    expect(bomb.length).toBeLessThan(maxBytes)
    const { origin } = await serve((_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb))
    expect(await openClient().get(origin, { maxBytes })).toMatchObject({
      failure: { kind: 'too-large', limit: maxBytes },
    })
  })

  test('an answer without end is let go', async () => {
    const { origin } = await serve((_, response) => {
      const more = () => {
        while (response.write(Buffer.alloc(10_000)));
      }
      response.on('drain', more)
      more()
    })
    expect(await openClient().get(origin, { maxBytes })).toMatchObject({ failure: { kind: 'too-large' } })
  })

  test('a server that sends a byte now and then is left', async () => {
    const { origin } = await serve((_, response) => {
      const dripping = setInterval(() => response.write('.'), 20)
      response.on('close', () => clearInterval(dripping))
    })
    const reply = await openClient({ timeoutMs: 200 }).get(origin, { maxBytes })
    expect(reply).toMatchObject({ failure: { kind: 'timeout', seconds: 0.2 } })
  })

  test('a server that is not there, and an answer that breaks off, are failures', async () => {
    const { origin, port } = await serve((_, response) => {
      response.writeHead(200, { 'content-length': 100 }).write('begin')
      setTimeout(() => response.destroy(), 20)
    })
    const client = openClient()
    expect(await client.get(origin, { maxBytes })).toMatchObject({ failure: { kind: 'network' } })
    expect(await client.get(`http://127.0.0.1:${port === 9 ? 10 : 9}/`, { maxBytes })).toMatchObject({ kind: 'failed' })
    const nobody = await client.get('http://no-such-host.invalid/', { maxBytes })
    // A machine without a network cannot know that the name does not exist.
    expect(nobody.kind === 'failed' && nobody.failure.kind).toMatch(/^(?:host|network)$/)
  })

  test('to a host that is silent again and again is not made any more', async () => {
    const { origin, requests } = await serve((request, response) => {
      if (request.url === '/answer') response.end('here')
      else response.destroy()
    })
    const client = openClient()
    const ask = async (path: string) => {
      const reply = await client.get(origin + path, { maxBytes })
      return reply.kind === 'failed' ? reply.failure.kind : reply.status
    }
    const seven = Array.from({ length: 7 }, () => '/silence')
    const kinds = []
    for (const path of [...seven, '/answer', ...seven, '/silence', '/answer']) kinds.push(await ask(path))
    expect(kinds).toEqual([...Array(7).fill('network'), 200, ...Array(8).fill('network'), 'silent'])
    // undici itself asks a second time where a connection that it kept open has gone away.
    expect(requests.filter(({ url }) => url === '/answer')).toHaveLength(1)
  })

  test('is tried again as the server asks, and no more often than it may', async () => {
    const { origin, requests } = await serve((request, response) => {
      if (request.url === '/busy' || requests.length < 3) response.writeHead(503, { 'retry-after': '0' }).end()
      else response.end('at last')
    })
    const client = openClient({ retries: 2 })
    expect(await client.get(origin, { maxBytes })).toMatchObject({ status: 200, attempts: 3 })
    expect(await client.get(`${origin}/busy`, { maxBytes })).toMatchObject({ status: 503, attempts: 3 })
  })

  test('is not tried again where that cannot help, or would take too long', async () => {
    const { origin, requests } = await serve((request, response) => {
      if (request.url === '/later') response.writeHead(429, { 'retry-after': '86400' }).end()
      else response.writeHead(404).end('nothing here')
    })
    const client = openClient({ retries: 3 })
    expect(await client.get(origin, { maxBytes })).toMatchObject({ status: 404, attempts: 1 })
    expect(await client.get(`${origin}/later`, { maxBytes })).toMatchObject({ status: 429, attempts: 1 })
    expect(requests).toHaveLength(2)
  })

  test('carries the password to its own origin alone', async () => {
    const other = await serve((_, response) => response.end('elsewhere'))
    const { origin, requests } = await serve((_, response) => response.writeHead(302, { location: other.origin }).end())
    const client = openClient({ authorization: { origin, value: 'Basic abc' } })
    expect(await client.get(origin, { maxBytes })).toMatchObject({ status: 200, url: `${other.origin}/` })
    expect(requests[0]?.headers.authorization).toBe('Basic abc')
    expect(other.requests[0]?.headers.authorization).toBeUndefined()
  })

  test('ends when the user interrupts', async () => {
    const interruption = new AbortController()
    const { origin } = await serve(() => interruption.abort())
    await expect(openClient({ signal: interruption.signal }).get(origin, { maxBytes })).rejects.toThrow(/abort/)
  })
})

describe('politeness', () => {
  test('a host gets no more requests at once than it may', async () => {
    let running = 0
    let most = 0
    const takeTurn = createTurns({ perHost: 2, gapMs: 0 })
    const work = async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise((done) => setTimeout(done, 5))
      running -= 1
    }
    await Promise.all(Array.from({ length: 9 }, () => takeTurn('a', work)))
    expect(most).toBe(2)
    await expect(takeTurn('a', () => Promise.reject(new Error('lost')))).rejects.toThrow('lost')
    await takeTurn('a', work)
  })

  test('requests to a host keep their distance', async () => {
    const waits: number[] = []
    const clock = { now: () => 0, sleep: async (ms: number) => void waits.push(ms) }
    const takeTurn = createTurns({ perHost: 9, gapMs: 30 }, clock)
    for (const host of ['a', 'a', 'b', 'a']) await takeTurn(host, async () => {})
    expect(waits).toEqual([30, 60])
  })

  test.each([
    [1, null, 1000],
    [3, null, 4000],
    [1, '7', 7000],
    [1, 'Thu, 01 Jan 1970 00:00:09 GMT', 9000],
    [1, 'Thu, 01 Jan 1970 00:00:00 GMT', 0],
    [2, 'soon', 2000],
  ])('after try %i and Retry-After %s it waits %i ms at most', (attempt, retryAfter, most) => {
    expect(waitMs(attempt, retryAfter, { now: 0, random: 0 })).toBe(most)
    if (retryAfter === null) expect(waitMs(attempt, retryAfter, { now: 0, random: 1 })).toBe(most / 2)
  })
})
