/** From what the user named (files, folders, patterns, `-`) to the list of files to read. */

import { lstat, stat } from 'node:fs/promises'
import { dirname, isAbsolute, normalize, sep } from 'node:path'
import { glob, isDynamicPattern } from 'tinyglobby'
import type { Message } from '../diagnostics/message.ts'
import { reasonOf } from '../store/reason-of.ts'
import { checkLink } from './check-link.ts'
import { holdsRestAnswer } from './holds-rest-answer.ts'
import { messageOf } from './message-of.ts'
import { walkFolder } from './walk-folder.ts'

export interface Sources {
  /** In the order of the paths that were given, those of one folder or pattern sorted by code units; none twice. */
  files: string[]
  /** How many files of folders are no sources. */
  skipped: number
  messages: Message[]
}

/** The path that stands for standard input. */
export const stdinPath = '-'

/** The names that files of a folder must have to be taken for articles; a file that is named itself may have any. */
export const articleNames = /\.(?:html?|xhtml|md|markdown|txt|text|xml|wxr)(?:\.gz)?$/i

/** Finds the files to read. What cannot be found or listed is a message. */
export async function findSources(paths: string[], names = articleNames): Promise<Sources> {
  const found: Sources[] = []
  for (const path of paths) found.push(await findAt(path, names))
  return merge(found)
}

function merge(parts: Sources[]): Sources {
  return {
    files: [...new Set(parts.flatMap(({ files }) => files))],
    skipped: parts.reduce((sum, { skipped }) => sum + skipped, 0),
    messages: parts.flatMap(({ messages }) => messages),
  }
}

async function findAt(given: string, names: RegExp): Promise<Sources> {
  if (given === stdinPath) return only({ files: [given] })
  const path = tidy(given)
  try {
    return await findNamed(path, names)
  } catch (error) {
    const reason = reasonOf(error)
    if (!absent.test(reason)) return only({ messages: [messageOf(path, 'source/unreadable', { reason })] })
  }
  if (!isDynamicPattern(given)) return only({ messages: [messageOf(path, 'source/missing', { glob: false })] })
  // Patterns pass over links: following them would lead out of folders and round in circles.
  const matches = await glob(given, {
    absolute: isAbsolute(given),
    followSymbolicLinks: false,
    expandDirectories: false,
  })
  if (matches.length === 0) return only({ messages: [messageOf(given, 'source/missing', { glob: true })] })
  return merge(
    await Promise.all(
      matches
        .map(tidy)
        .sort()
        .map((match) => findNamed(match, names)),
    ),
  )
}

/** What is at a path; rejects if there is nothing. A shell that expands patterns names links too, so they are checked here. */
async function findNamed(path: string, names: RegExp): Promise<Sources> {
  const problem = (await lstat(path)).isSymbolicLink() ? await checkLink(path, dirname(path)) : undefined
  if (problem) return only({ messages: [problem] })
  return (await stat(path)).isDirectory() ? filesOfFolder(path, names) : only({ files: [path] })
}

async function filesOfFolder(folder: string, names: RegExp): Promise<Sources> {
  const sources = only({})
  for await (const found of walkFolder(folder)) {
    if ('problem' in found) sources.messages.push(found.problem)
    else if (names.test(found.path) || (await holdsRestAnswer(found.path))) sources.files.push(found.path)
    else sources.skipped += 1
  }
  if (sources.files.length === 0) {
    sources.messages.push(messageOf(folder, 'source/no-articles', { skipped: sources.skipped }))
  }
  sources.files.sort()
  sources.messages.sort((a, b) => (a.file < b.file ? -1 : Number(a.file > b.file)))
  return sources
}

/** One name for one file, however it was written (`./a`, `x/../a`): articles without an id of their own are known by it. */
function tidy(path: string): string {
  const normal = normalize(path)
  return (normal.length > 1 && normal.endsWith(sep) ? normal.slice(0, -1) : normal).replaceAll(sep, '/')
}

function only(part: Partial<Sources>): Sources {
  return { files: [], skipped: 0, messages: [], ...part }
}

const absent = /^(?:ENOENT|ENOTDIR):/
