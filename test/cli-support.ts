/** Runs the built command line in real processes and real folders. */

import { spawn, spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const project = fileURLToPath(new URL('..', import.meta.url))

export interface Built {
  /** The root of a package that is laid out as the published one. */
  root: string
  main: string
  remove(): void
}

/**
 * Builds the command line into a folder of its own, so that tests neither need nor disturb `dist`; with the library, which
 * takes as long as many tests, only if it is asked for.
 */
export function build({ withLibrary = false } = {}): Built {
  const root = mkdtempSync(join(tmpdir(), 'alphanode-built-'))
  for (const name of ['node_modules', 'templates']) symlinkSync(join(project, name), join(root, name))
  copyFileSync(join(project, 'package.json'), join(root, 'package.json'))
  const bin = join(root, 'dist/bin')
  runTool('bundle.js', bin)
  if (withLibrary)
    runTool(
      'node_modules/typescript/bin/tsc',
      '-p',
      join(project, 'tsconfig.build.json'),
      '--outDir',
      join(root, 'dist'),
    )
  return { root, main: join(bin, 'alphanode.js'), remove: () => rmSync(root, { recursive: true, force: true }) }
}

function runTool(tool: string, ...args: string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(project, tool), ...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${tool} ended with ${status}:\n${stdout}${stderr}`)
}

/** A new folder that holds these files, until the test that made it ends. */
export function workspace(files: Record<string, string | Uint8Array> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'alphanode-work-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
  return folder
}

/** Makes a named pipe, which Node itself cannot. */
export function makePipe(path: string): void {
  const { status } = spawnSync('/usr/bin/env', ['mkfifo', path])
  if (status !== 0) throw new Error('this system has no mkfifo')
}

/** A copy of the examples beside which `alphanode` is installed. */
export function examplesWorkspace({ root }: Built): string {
  const folder = workspace()
  copyExamples(folder)
  mkdirSync(join(folder, 'node_modules'))
  for (const name of ['zod', 'picocolors'])
    symlinkSync(join(project, 'node_modules', name), join(folder, 'node_modules', name))
  symlinkSync(root, join(folder, 'node_modules/alphanode'))
  return folder
}

/** Puts the examples into a folder. */
export function copyExamples(folder: string): void {
  cpSync(join(project, 'examples'), join(folder, 'examples'), { recursive: true })
}

export interface Ran {
  code: number | null
  stdout: string
  stderr: string
}

export interface RunOptions {
  cwd?: string
  input?: string | Buffer
  env?: Record<string, string>
}

/** Runs a program to its end, without colours unless `env` wants them. */
export function run(command: string, args: string[], { cwd, input, env }: RunOptions = {}): Promise<Ran> {
  const { FORCE_COLOR: _, ...inherited } = process.env
  const child = spawn(command, args, { cwd: cwd ?? project, env: { ...inherited, NO_COLOR: '1', ...env } })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk))
  child.stdin.on('error', () => {})
  child.stdin.end(input ?? '')
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (code) => {
      done({ code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() })
    })
  })
}
