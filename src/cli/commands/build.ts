/** `alphanode build`: sources or records → a site. */

import { Option } from 'commander'
import { themes } from '../../site/themes.ts'
import type { CommandDefinition } from '../command.ts'
import { CannotRun } from '../exit.ts'
import {
  boxVariants,
  collisionOption,
  failOnOption,
  formatOption,
  limitOption,
  profileOption,
  reporterOption,
} from '../options.ts'
import type { BuildFlags } from '../run-build.ts'

export const command: CommandDefinition = {
  argument: '[paths...]',
  argumentHelp: 'sources, record files (.ndjson, .json), folders, patterns in quotes, or - for standard input',
  examples: [
    'alphanode build posts/ --out site/',
    'alphanode build posts/ --out site/ --url https://blog.example/ --title "Field notes"',
    'alphanode build posts/ --watch --serve',
    'alphanode build --from articles.db --out site/ --theme minimal --reviewed-only',
  ],
  options: [
    new Option('--from <store>', 'take the articles that `import --to` kept there'),
    new Option('--out <folder>', 'the folder of the site (default: site)'),
    new Option('--url <url>', 'the address of the site, which absolute URLs begin with').env('ALPHANODE_URL'),
    new Option('--title <title>', 'what the site is called (default: the name of the folder of sources)'),
    new Option('--theme <name>', 'how the site looks (default: default)').choices(themes),
    new Option('--reviewed-only', 'leave out articles that a person still has to look at'),
    new Option('--redirects', 'a file _redirects, by which hosts lead former addresses of articles to their pages'),
    new Option('--max-width <pixels>', 'make wider local pictures smaller; needs sharp (npm install sharp)'),
    new Option('--watch', 'build again whenever a source or a template changes'),
    new Option(
      '--serve [port]',
      'show the site on this machine (default: 4173); with --watch, pages load themselves again',
    ),
    new Option('--no-search', 'no page of search, also where Pagefind is installed'),
    new Option('--cache <folder>', 'where a build keeps what spares the next one work (default: .alphanode)'),
    new Option('--variant <name>', 'how the meta box is laid out (default: dl)').choices(boxVariants),
    new Option('--template <folder>', 'templates that replace ours').env('ALPHANODE_TEMPLATE'),
    profileOption(),
    formatOption(),
    limitOption(),
    collisionOption(),
    failOnOption(),
    reporterOption('concise'),
  ],
  async run(paths, flags: BuildFlags, context) {
    if ((paths.length === 0) === (flags.from === undefined))
      throw new CannotRun("Expected either the argument 'paths', or --from <store>")
    const { runBuild } = await import('../run-build.ts')
    return runBuild(paths, flags, context)
  },
}
