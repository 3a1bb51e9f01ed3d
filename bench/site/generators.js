// How each generator is set up in a folder and started. To add one: a line here, and a folder of its templates.

import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

/**
 * Each sets itself up in `folder`, where the sources of the world stand under `ours` and `theirs`, and gives the command
 * that builds the site, where it writes it, and which of the sources it reads.
 */
export const generators = {
  alphanode(folder) {
    const args = ['build', 'ours', '--out', 'alphanode-site', '--cache', 'alphanode-cache']
    return {
      command: [
        process.execPath,
        here('../../dist/bin/alphanode.js'),
        ...args,
        '--url',
        'https://notes.example/',
        '--no-search',
        '--fail-on',
        'never',
        '-q',
      ],
      cwd: folder,
      out: `${folder}/alphanode-site`,
      state: `${folder}/alphanode-cache`,
    }
  },
  eleventy: (folder) => eleventy(folder, 'eleventy', ['--config=eleventy.full.config.js']),
  'eleventy bare': (folder) => eleventy(folder, 'eleventy-bare', []),
  hugo(folder) {
    const cwd = `${folder}/hugo`
    cpSync(here('hugo'), cwd, { recursive: true })
    mkdirSync(`${cwd}/content`)
    symlinkSync(`${folder}/theirs`, `${cwd}/content/articles`)
    return { command: ['hugo', '--quiet'], cwd, out: `${cwd}/public` }
  },
}

/** Eleventy with what our site has, or without highlighting, ids of headings, feeds, sitemap and data for machines. */
function eleventy(folder, name, options) {
  const cwd = `${folder}/${name}`
  cpSync(here('eleventy'), cwd, { recursive: true })
  symlinkSync(`${folder}/theirs`, `${cwd}/theirs`)
  symlinkSync(here('node_modules'), `${cwd}/node_modules`)
  writeFileSync(
    `${folder}/theirs/theirs.11tydata.js`,
    'export default { layout: "article.njk", permalink: (data) => "articles/" + data.slug + ".html" }\n',
  )
  const program = here('node_modules/@11ty/eleventy/cmd.cjs')
  return { command: [process.execPath, program, '--output=out', '--quiet', ...options], cwd, out: `${cwd}/out` }
}

/** Why a generator cannot be measured here; nothing if it can. */
export function reasonAgainst(name) {
  if (name !== 'hugo') return undefined
  return spawnSync('hugo', ['version']).error ? 'there is no hugo (Debian: apt-get install hugo)' : undefined
}
