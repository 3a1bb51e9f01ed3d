// Builds a site of synthesized articles, and holds it against what a site has to be: valid pages, no broken link, feeds
// that others read, no fault that axe finds, and the scores of Lighthouse. `--count 200`, `--only markup,links`, `--site
// FOLDER` takes one that is there. Exits with 1 if anything is wrong.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { accessibilityFaults } from './checks/accessibility.js'
import { feedFaults } from './checks/feeds.js'
import { lighthouse } from './checks/lighthouse.js'
import { brokenLinks } from './checks/links.js'
import { markupErrors } from './checks/markup.js'
import { serve } from './checks/serve.js'

/** Not that of the synthesized articles, which link to pages of their own world. */
const address = 'https://site.example/'
const names = ['markup', 'links', 'feeds', 'accessibility', 'lighthouse']
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '200' },
    only: { type: 'string', default: names.join() },
    site: { type: 'string' },
  },
})

const temporary = mkdtempSync(join(tmpdir(), 'alphanode-check-'))
const folder = values.site ?? build(Number(values.count))
const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.html'))
  .sort()
const { origin, close } = await serve(folder)

/** Each gives what is wrong. */
const checks = {
  markup: () => markupErrors(folder),
  links: () => brokenLinks(folder, pages, address),
  feeds: () => feedFaults(folder),
  accessibility: () => accessibilityFaults(origin, ofAllKinds(pages, 30)),
  async lighthouse() {
    const faults = []
    for (const path of ['index.html', pages.find(isArticleAlone)]) {
      const { scores, costly } = await lighthouse(`${origin}/${encodeURI(path)}`)
      const told = Object.entries(scores).map(([name, score]) => `${name} ${score}`)
      console.log(`  ${path}: ${told.join(', ')}`)
      if (Object.values(scores).some((score) => score < 98)) faults.push(`${path}: ${costly.join(', ')}`)
    }
    return faults
  },
}

console.log(`${pages.length} pages`)
let isWrong = false
for (const name of values.only.split(',')) {
  const faults = await checks[name]()
  isWrong ||= faults.length > 0
  console.log(`${name}: ${faults.length} faults`)
  for (const fault of faults.slice(0, 20)) console.log(`  ${fault}`)
}
close()
rmSync(temporary, { recursive: true })
process.exitCode = isWrong ? 1 : 0

/** Builds articles of several languages, with boxes of every kind. */
function build(count) {
  const program = fileURLToPath(new URL('../../dist/bin/alphanode.js', import.meta.url))
  const run = (...args) => {
    const { status, stderr } = spawnSync(process.execPath, [program, ...args, '-q'], {
      cwd: temporary,
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`alphanode ${args.join(' ')} ended with ${status}:\n${stderr}`)
  }
  const site = { description: 'Articles that nobody wrote.', facets: ['stack', 'difficulty', 'code_language'] }
  writeFileSync(join(temporary, 'alphanode.config.js'), `export default ${JSON.stringify({ site })}\n`)
  const dials = [
    '--languages',
    'en,de,ar,ja',
    '--missing',
    '0.2',
    '--extra',
    '0.2',
    '--deep',
    '0.1',
    '--hostile',
    '0.1',
  ]
  run('synth', '--count', String(count), '--formats', 'markdown', '--out', 'world', ...dials)
  run('build', 'world/markdown', '--out', 'site', '--url', address, '--title', 'Notes', '--fail-on', 'never')
  return join(temporary, 'site')
}

/** Whether a page is an article that shows no picture of another host: the hosts of synthesized ones are not there. */
function isArticleAlone(path) {
  return path.startsWith('articles/') && !/<img src="https?:/.test(readFileSync(join(folder, path), 'utf8'))
}

/** So many of the pages, from every folder in turn. */
function ofAllKinds(pages, count) {
  const byFolder = new Map()
  for (const path of pages) byFolder.set(dirname(path), [...(byFolder.get(dirname(path)) ?? []), path])
  const queues = [...byFolder.values()]
  const chosen = []
  for (let place = 0; chosen.length < Math.min(count, pages.length); place += 1) {
    for (const queue of queues) if (queue[place] && chosen.length < count) chosen.push(queue[place])
  }
  return chosen
}
