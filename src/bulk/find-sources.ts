/** From what the user named (files, folders, patterns, URLs, `-`) to the list of files to read. */

import { lstat, stat } from 'node:fs/promises'
import { dirname, isAbsolute, normalize, sep } from 'node:path'
import { glob, isDynamicPattern } from 'tinyglobby'
import type { Message } from '../diagnostics/message.ts'
import { articleNames } from '../split/detect-format.ts'
import { reasonOf } from '../store/reason-of.ts'
import { checkLink } from './check-link.ts'
import type { Files } from './files/files.ts'
import { isObject, isRemote } from './files/remote-name.ts'
import { holdsRestAnswer } from './holds-rest-answer.ts'
import { holdsTruth } from './holds-truth.ts'
import { messageOf } from './message-of.ts'
import { createPathList, type PathList } from './path-list.ts'
import { walkFolder } from './walk-folder.ts'

export interface Sources {
  /** In the order of the paths that were given, those of one folder or pattern sorted by code units; none twice. */
  files: PathList
  /** How many files of folders are no sources. */
  skipped: number
  messages: Message[]
}

/** The path that stands for standard input. */
export const stdinPath = '-'

export interface FindOptions {
  /** The names that files of a folder must have; a file that is named itself may have any. */
  names?: RegExp | undefined
  /** Lets sources be named by URLs, and lists those of object stores. */
  files?: Pick<Files, 'list'> | undefined
  /** More paths, of which none is a pattern or `-`. What it names twice is read twice: it may be longer than a set should. */
  listed?: AsyncIterable<string> | undefined
}

/** Finds the files to read. What cannot be found or listed is a message. */
export async function findSources(
  paths: string[],
  { names = articleNames, listed, files }: FindOptions = {},
): Promise<Sources> {
  const sources: Sources = { files: createPathList(), skipped: 0, messages: [] }
  // A folder alone holds nothing twice, and may hold more than a set should.
  const seen = paths.length > 1 || paths.some((path) => isDynamicPattern(path)) ? new Set<string>() : undefined
  const add = (path: string) => {
    if (!seen?.has(path)) sources.files.add(path)
    seen?.add(path)
  }
  for (const path of paths) await findAt(path, { names, sources, add, files })
  if (listed)
    for await (const path of listed)
      await findListed(path, { names, sources, files, add: (path) => sources.files.add(path) })
  return sources
}

interface Search {
  names: RegExp
  sources: Sources
  files: FindOptions['files']
  /** Adds a file, unless it was found before. */
  add(path: string): void
}

async function findListed(given: string, search: Search): Promise<void> {
  if (search.files && isRemote(given)) return findRemote(given, search.files, search)
  const path = tidy(given)
  try {
    await findNamed(path, search)
  } catch (error) {
    const reason = reasonOf(error)
    const isMissing = absent.test(reason)
    const { messages } = search.sources
    messages.push(
      isMissing ? messageOf(path, 'source/missing', { glob: false }) : messageOf(path, 'source/unreadable', { reason }),
    )
  }
}

async function findAt(given: string, search: Search): Promise<void> {
  if (given === stdinPath) return search.add(given)
  if (search.files && isRemote(given)) return findRemote(given, search.files, search)
  const path = tidy(given)
  const say = (message: Message) => void search.sources.messages.push(message)
  try {
    return await findNamed(path, search)
  } catch (error) {
    const reason = reasonOf(error)
    if (!absent.test(reason)) return say(messageOf(path, 'source/unreadable', { reason }))
  }
  if (!isDynamicPattern(given)) return say(messageOf(path, 'source/missing', { glob: false }))
  // Patterns pass over links: following them would lead out of folders and round in circles.
  const matches = await glob(given, {
    absolute: isAbsolute(given),
    followSymbolicLinks: false,
    expandDirectories: false,
  })
  if (matches.length === 0) say(messageOf(given, 'source/missing', { glob: true }))
  for (const match of matches.map(tidy).sort()) await findNamed(match, search)
}

/** What is at a path; rejects if there is nothing. A shell that expands patterns names links too, so they are checked here. */
async function findNamed(path: string, search: Search): Promise<void> {
  const problem = (await lstat(path)).isSymbolicLink() ? await checkLink(path, dirname(path)) : undefined
  if (problem) search.sources.messages.push(problem)
  else if ((await stat(path)).isDirectory()) await findInFolder(path, search)
  else search.add(path)
}

/** A file of a server is not asked for before it is read; what ends with a slash in a store is a folder. */
async function findRemote(path: string, files: Pick<Files, 'list'>, { names, sources, add }: Search): Promise<void> {
  if (!isObject(path) || !path.endsWith('/')) return add(path)
  let [found, skipped] = [0, 0]
  try {
    for await (const object of files.list(path)) {
      const isChosen = names.test(object)
      if (isChosen) add(object)
      found += isChosen ? 1 : 0
      skipped += isChosen ? 0 : 1
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    sources.messages.push(messageOf(path, 'source/unreadable', { reason: reasonOf(error) }))
    return
  }
  if (found === 0) sources.messages.push(messageOf(path, 'source/no-articles', { skipped }))
  sources.skipped += skipped
}

async function findInFolder(folder: string, { names, sources, add }: Search): Promise<void> {
  let [found, skipped] = [0, 0]
  for await (const one of walkFolder(folder)) {
    if ('problem' in one) sources.messages.push(one.problem)
    else if ((names.test(one.path) && !(await holdsTruth(one.path))) || (await holdsRestAnswer(one.path))) {
      add(one.path)
      found += 1
    } else skipped += 1
  }
  if (found === 0) sources.messages.push(messageOf(folder, 'source/no-articles', { skipped }))
  sources.skipped += skipped
}

/** One name for one file, however it was written (`./a`, `x/../a`): articles without an id of their own are known by it. */
function tidy(path: string): string {
  const normal = normalize(path)
  return (normal.length > 1 && normal.endsWith(sep) ? normal.slice(0, -1) : normal).replaceAll(sep, '/')
}

const absent = /^(?:ENOENT|ENOTDIR):/
