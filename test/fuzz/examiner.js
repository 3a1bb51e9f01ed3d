/** A process that examines inputs, and is replaced when it dies of one. */

import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const worker = fileURLToPath(new URL('./worker.js', import.meta.url))

/**
 * `examine(request)` gives what is broken, `{ oracle, detail }`, or nothing; one request at a time. A question that is
 * not answered within the seconds is broken too.
 */
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
        let asked = 'an input is made'
        let said = ''
        let timer
        const listen = (chunk) => {
          said = (said + chunk).slice(-4_000)
        }
        const end = (finding) => {
          clearTimeout(timer)
          running.removeAllListeners()
          running.stderr.off('data', listen)
          resolve(finding)
        }
        const kill = () => {
          running.kill('SIGKILL')
          child = undefined
          end({ oracle: asked, detail: `no answer in ${seconds} s` })
        }
        const wait = () => {
          clearTimeout(timer)
          timer = setTimeout(kill, seconds * 1000)
        }
        running.stderr.on('data', listen)
        running.on('message', ({ oracle, finding }) => {
          if (oracle === undefined) return end(finding)
          asked = oracle
          wait()
        })
        running.once('close', (code, signal) => {
          child = undefined
          end({ oracle: asked, detail: `the process ended: ${signal ?? `exit code ${code}`}\n${said}` })
        })
        wait()
        running.send(request)
      })
    },
    stop: () => child?.kill(),
  }
}
