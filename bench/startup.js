// What loading costs: each line is a fresh process, of which the time of an empty one is taken off.

import { execFileSync } from 'node:child_process'
import { printTable } from './measure.js'

const article = { html: '<h1>Title</h1><p>Words.</p>', md: '# Title\n\nWords.\n', txt: 'Title\n\nWords.\n' }
const importing = (name, bytes) =>
  `const { importSource } = await import('./dist/index.js'); await importSource(${JSON.stringify(name)}, ${bytes})`
const textBytes = (text) => `Buffer.from(${JSON.stringify(text)})`

const programs = {
  'import alphanode': `await import('./dist/index.js')`,
  ...Object.fromEntries(
    Object.entries(article).map(([extension, text]) => [
      `and one .${extension}`,
      importing(`a.${extension}`, textBytes(text)),
    ]),
  ),
  'and one .html in windows-1252': importing(
    'a.html',
    `Buffer.from('<meta charset=latin1><h1>T</h1><p>\\x80', 'latin1')`,
  ),
  'and one .txt in an encoding to guess': importing(
    'a.txt',
    `Buffer.from('D\\xe9j\\xe0 vu, un caf\\xe9 pr\\xe8s de la gare.', 'latin1')`,
  ),
}

function milliseconds(program) {
  const times = Array.from({ length: 9 }, () => {
    const code = `${program}; const { user, system } = process.cpuUsage(); console.log((user + system) / 1000)`
    return Number(execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' }))
  })
  return times.sort((a, b) => a - b)[4]
}

const empty = milliseconds('')
printTable(
  'CPU time of a process, without the empty one',
  Object.entries(programs).map(([name, program]) => [name, milliseconds(program) - empty]),
)
