/** A process that examines inputs, and is replaced when it dies of one. */

import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const worker = fileURLToPath(new URL('./worker.js', import.meta.url))

/** `examine(request)` gives what is broken, `{ oracle, detail }`, or nothing; one request at a time. */
export function createExaminer({ megabytes, seconds }) {
  let child
  const start = () => {
    child = fork(worker, {
      execArgv: [`--max-old-space-size=${megabytes}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
  }
  return {
    examine(request) {
      if (!child) start()
      const running = child
      return new Promise((resolve) => {
        let said = ''
        const listen = (chunk) => {
          said = (said + chunk).slice(-4_000)
        }
        const end = (finding) => {
          clearTimeout(timer)
          running.removeAllListeners()
          running.stderr.off('data', listen)
          resolve(finding)
        }
        const timer = setTimeout(() => {
          running.kill('SIGKILL')
          child = undefined
          end({ oracle: 'an answer comes', detail: `none after ${seconds} s` })
        }, seconds * 1000)
        running.stderr.on('data', listen)
        running.once('message', ({ finding }) => end(finding))
        running.once('close', (code, signal) => {
          child = undefined
          end({ oracle: 'the process lives', detail: `${signal ?? `exit code ${code}`}\n${said}` })
        })
        running.send(request)
      })
    },
    stop: () => child?.kill(),
  }
}
