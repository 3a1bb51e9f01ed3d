/** A process that examines inputs, and is replaced when it dies of one. */

import { fork } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const worker = fileURLToPath(new URL('./worker.js', import.meta.url))

/**
 * `examine(request)` gives what is broken, `{ oracle, detail }`, or nothing; one request at a time. A question that is
 * not answered within the seconds is broken too: seconds of the processor where the system tells them, for a busy
 * machine breaks nothing, and in any case twenty times as many by the clock.
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
        let began
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
        const check = () => {
          const left = seconds - (cpuSeconds(running.pid) - began.cpu)
          if (!(left > 0) || performance.now() - began.at > seconds * 20_000) return kill()
          timer = setTimeout(check, Math.max(left, 1) * 1000)
        }
        const wait = () => {
          clearTimeout(timer)
          began = { at: performance.now(), cpu: cpuSeconds(running.pid) }
          timer = setTimeout(check, seconds * 1000)
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

/** What a process has used of the processor; `NaN` on a system without `/proc`. */
function cpuSeconds(pid) {
  try {
    // proc(5): utime and stime are the 14th and 15th field, in hundredths; the name before may hold spaces
    const [user, system] = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /s, '')
      .split(' ')
      .slice(11)
    return (Number(user) + Number(system)) / 100
  } catch {
    return Number.NaN
  }
}
