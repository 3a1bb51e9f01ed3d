/** What `import` does: sources and a live site → a target, told on the way. */

import { stdinPath } from '../bulk/find-sources.ts'
import { keepParts } from '../bulk/keep-parts.ts'
import type { ToldPart } from '../bulk/read-parts.ts'
import { storeName } from '../store/open-store.ts'
import { type Choice, chooseSources } from './choose-sources.ts'
import type { Context } from './command.ts'
import type { ImportFlags } from './commands/import.ts'
import { CannotRun } from './exit.ts'
import { openLedger } from './ledger-file.ts'
import { type Listener, together } from './listener.ts'
import type { MediaFolder, Site } from './network.ts'
import { openRedirects } from './redirects-file.ts'
import { beginRun, type OpenSources, toParts } from './run.ts'
import type { Score } from './score.ts'
import { openTarget } from './target.ts'
import { tellPart } from './tell-part.ts'
import { wayOf } from './way.ts'

/** What a run wants of the network. */
export interface Network {
  site?: Site
  media?: MediaFolder
}

export interface ImportRun {
  paths: string[]
  flags: ImportFlags
  context: Context
}

/** Imports; gives the exit code. */
export async function importInto(
  { site, media }: Network,
  { paths: given, flags: asked, context }: ImportRun,
): Promise<number> {
  const choice = await chooseSources(asked)
  const { paths, flags } = asAsked(given, asked, choice)
  if (!site && paths.length === 0 && flags.fromFile === undefined)
    throw new CannotRun("missing required argument 'paths', --from-file <list>, or --from <url>")
  const { stdout, stderr, signal } = context
  const begun = await beginRun(paths, flags, context, {
    messages: stderr,
    show: 'warn',
    isOpen: site !== undefined,
    chooses: choice?.chooses,
  })
  const { settings, profile, sources, talk } = begun
  const score = flags.truth === undefined ? undefined : await scoreAgainst(flags.truth, sources.files)
  const target = await openTarget({
    to: flags.to,
    isSilent: score !== undefined,
    format: flags.format,
    onCollision: settings.onCollision,
    dryRun: flags.dryRun === true,
    way: wayOf(profile, flags, settings.limits),
    startedAt: new Date().toISOString(),
    asked: {
      paths,
      ...(flags.fromFile !== undefined && { fromFile: flags.fromFile }),
      ...(flags.to !== undefined && { to: storeName(flags.to) }),
    },
    stdout,
  })
  const listener = listenerOf(flags, score)
  // What failed is tried again, though nothing of it may have changed.
  const reread = flags.reread === true || flags.onlyFailed !== undefined
  // Loaded media are not a matter of the bytes of a source alone.
  const known = media ? undefined : target.run.known

  async function* everything(opened: OpenSources): AsyncGenerator<ToldPart[]> {
    yield* opened.parts(known, reread)
    if (site)
      for await (const part of toParts(site.results({ profile, limits: settings.limits, comments: flags.comments })))
        yield [part]
  }
  const work = async (opened: OpenSources) => {
    await listener?.put({ path: '', messages: sources.messages })
    const parts = media ? media.place(everything(opened)) : everything(opened)
    const readAgain = (path: string) => opened.readAgain(path, known)
    for await (const kept of keepParts(target.run, parts, readAgain)) await tellPart(kept, { target, talk, listener })
    if (!signal.aborted) await listener?.close()
  }
  try {
    await begun.withSources(work)
  } catch (error) {
    // An interrupt lets requests fail; what came before is kept all the same.
    if (!signal.aborted) {
      await Promise.all([listener?.abort(), target.abort()])
      throw error
    }
  }
  const state = signal.aborted ? 'interrupted' : 'finished'
  const done = await target.close({ state, finishedAt: new Date().toISOString(), losses: talk.losses() })
  if (state === 'finished') await site?.done()
  for (const line of [done, media?.summary()]) if (line) await talk.note(line)
  if (signal.aborted) {
    await listener?.abort()
    signal.throwIfAborted()
  }
  const exitCode = await talk.finish()
  return score ? Math.max(exitCode, await score.finish(stdout, flags)) : exitCode
}

async function scoreAgainst(truth: string, files: Iterable<string>): Promise<Score> {
  const { openScore } = await import('./score.ts')
  return openScore(truth, [...files])
}

/** What to read: what the user named, or else what the earlier run was asked for. Throws `CannotRun` for a list that is gone. */
function asAsked(paths: string[], flags: ImportFlags, choice: Choice | undefined): Pick<ImportRun, 'paths' | 'flags'> {
  if (!choice || paths.length > 0 || flags.fromFile !== undefined) return { paths, flags }
  const { fromFile } = choice
  if (fromFile === stdinPath)
    throw new CannotRun('The list of that run came on standard input, expected it once more: --from-file -')
  return { paths: choice.paths, flags: { ...flags, ...(fromFile !== undefined && { fromFile }) } }
}

/** Who writes down all that comes of the run, if anybody does. */
function listenerOf(flags: ImportFlags, score: Score | undefined): Listener | undefined {
  const listeners = [
    ...(flags.ledger === undefined ? [] : [openLedger(flags.ledger)]),
    ...(flags.redirects === undefined || flags.dryRun ? [] : [openRedirects(flags.redirects, flags.redirectTo)]),
    ...(score ? [score] : []),
  ]
  return listeners.length > 0 ? together(listeners) : undefined
}
