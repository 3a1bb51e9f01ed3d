/** Media of the network → files of a folder. */

import { createHash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { quote } from '../../diagnostics/rule.ts'
import { findMediaKind } from '../../extract/media-kind.ts'
import type { Client } from '../../net/client.ts'
import { failureText } from '../../net/reply.ts'
import { createTurns } from '../../net/turns.ts'
import { writeWhole } from '../../store/write-file.ts'
import { type Loaded, type Missed, openMediaLedger } from './media-ledger.ts'

export interface MediaOptions {
  client: Client
  /** Where the files go; made if it is not there. */
  folder: string
  maxFileBytes: number
  /** Of all files of the folder. */
  maxTotalBytes: number
}

/** Loads a file, once however often it is asked for. Never rejects for what a server does. */
export type LoadMedia = (url: string) => Promise<Loaded | Missed>

/** Files that are loaded at the same time, from all hosts. */
const atOnce = 8

/**
 * Opens a folder of media. Files are named by their content, so that a picture of many URLs is there once and nothing is
 * ever overwritten. Each file is in memory while it is loaded.
 */
export async function openMedia({ client, folder, maxFileBytes, maxTotalBytes }: MediaOptions): Promise<LoadMedia> {
  await mkdir(folder, { recursive: true })
  const ledger = await openMediaLedger(folder)
  const asked = new Map<string, Promise<Loaded | Missed>>()
  /** The files that are there or being written, each by its name. */
  const files = new Map<string, Promise<unknown>>()
  const takeTurn = createTurns({ perHost: atOnce, gapMs: 0 })
  let totalBytes = 0
  for (const { file, bytes } of ledger.loaded.values()) {
    if (files.has(file)) continue
    files.set(file, Promise.resolve())
    totalBytes += bytes
  }

  async function load(url: string): Promise<Loaded | Missed> {
    if (totalBytes >= maxTotalBytes) return { url, attempts: 0, error: totalText }
    const reply = await client.get(url, { accept: 'image/*, audio/*, video/*', maxBytes: maxFileBytes })
    const tried = { url, attempts: reply.attempts, ...(reply.kind === 'answer' && { status: reply.status }) }
    if (reply.kind === 'failed') return { ...tried, error: failureText(reply.failure) }
    if (reply.status !== 200) return { ...tried, error: `status ${reply.status}` }
    const kind = findMediaKind(reply.bytes)
    if (!kind) return { ...tried, error: strangeText(reply.headers.get('content-type')) }

    const sha256 = createHash('sha256').update(reply.bytes).digest('hex')
    const file = `${sha256.slice(0, 32)}${kind.extension}`
    if (!files.has(file)) {
      if (totalBytes + reply.bytes.length > maxTotalBytes) return { ...tried, error: totalText }
      totalBytes += reply.bytes.length
      files.set(file, writeWhole(join(folder, file), reply.bytes))
    }
    await files.get(file)
    return { ...tried, file, bytes: reply.bytes.length, sha256, contentType: kind.type }
  }

  async function loadOnce(url: string): Promise<Loaded | Missed> {
    const line = await takeTurn('all', () => load(url))
    await ledger.add(line)
    return line
  }

  const totalText = `more than ${maxTotalBytes} bytes in all`
  return (url) => {
    const there = ledger.loaded.get(url)
    if (there) return Promise.resolve(there)
    const loading = asked.get(url) ?? loadOnce(url)
    asked.set(url, loading)
    return loading
  }
}

function strangeText(type: string | null): string {
  return `neither picture nor sound nor film, but ${type ? quote(type) : 'something else'}`
}
