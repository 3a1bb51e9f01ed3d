/** `alphanode init`: a configuration to begin with, and our templates to change. */

import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Option } from 'commander'
import type { CommandDefinition, CommonFlags } from '../command.ts'
import { CannotRun, exitCodes } from '../exit.ts'
import { send } from '../terminal.ts'

interface InitFlags extends CommonFlags {
  template?: string
}

export const command: CommandDefinition = {
  examples: ['alphanode init', 'alphanode init --template my-templates'],
  options: [new Option('--template <folder>', 'copy our templates and stylesheets there, instead of a configuration')],
  async run(_, { template }: InitFlags, { stderr }) {
    const written = template === undefined ? writeConfig() : await copyTemplates(template)
    await send(stderr, `${written}\n`)
    return exitCodes.done
  },
}

const configName = 'alphanode.config.js'

function writeConfig(): string {
  if (existsSync(configName)) throw new CannotRun(`Unexpected ${configName}, expected a folder without one`)
  writeFileSync(configName, starter)
  return `wrote ${configName}`
}

const starter = `export default {
  // What the posts look like: 'alphanode', 'generic', or the path of a module that exports a profile.
  // profile: 'generic',
  onCollision: 'suffix',
  site: {
    title: 'My site',
    description: 'What it is about.',
    // Feeds, the sitemap and canonical addresses need it.
    // url: 'https://example.org/',
    language: 'en',
  },
}
`

/** Never overwrites what somebody may have changed. */
async function copyTemplates(folder: string): Promise<string> {
  const { ownTemplates } = await import('../../store/template-folders.ts')
  const own = fileURLToPath(ownTemplates)
  const names = readdirSync(own)
  const taken = names.filter((name) => existsSync(join(folder, name)))
  if (taken.length > 0)
    throw new CannotRun(`Unexpected ${join(folder, taken[0] ?? '')}, expected a folder without templates`)
  mkdirSync(folder, { recursive: true })
  for (const name of names) copyFileSync(join(own, name), join(folder, name))
  return `copied ${names.length} files to ${folder}: keep those that you change, so that the others stay up to date`
}
