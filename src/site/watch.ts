/** Tells when files change. */

import { watch } from 'chokidar'

/** Milliseconds of quiet after which a change is told: editors and Git write many files at once. */
const quietMs = 80

/** Calls `changed` when something below these paths changed, one call at a time, until `signal` is aborted. */
export async function watchPaths(paths: string[], changed: () => Promise<void>, signal: AbortSignal): Promise<void> {
  const watcher = watch(paths, { ignoreInitial: true, ignored: (path) => hidden.test(path) })
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()
  watcher.on('all', () => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      running = running.then(changed)
    }, quietMs)
  })
  await new Promise<void>((done) => {
    signal.addEventListener('abort', () => done(), { once: true })
    if (signal.aborted) done()
  })
  clearTimeout(timer)
  await watcher.close()
  await running
}

/** What sources are not looked for in, either. */
const hidden = /[/\\](?:\.[^/\\.][^/\\]*|node_modules)(?:[/\\]|$)/
