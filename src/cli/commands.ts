/** The commands. To add one: a file in `commands/`, and a line here. */

import type { CommandDefinition } from './command.ts'

export interface CommandEntry {
  name: string
  summary: string
  /** Loads the command itself; only the one that runs is loaded. */
  load: () => Promise<{ command: CommandDefinition }>
}

export const commands: CommandEntry[] = [
  { name: 'import', summary: 'read articles into records', load: () => import('./commands/import.ts') },
  { name: 'render', summary: 'turn articles or records into pages', load: () => import('./commands/render.ts') },
  { name: 'build', summary: 'make a site of articles', load: () => import('./commands/build.ts') },
  { name: 'check', summary: 'say what importing would report', load: () => import('./commands/check.ts') },
  { name: 'inspect', summary: 'show one article field by field', load: () => import('./commands/inspect.ts') },
  { name: 'runs', summary: 'list what imports did to a store, or show one', load: () => import('./commands/runs.ts') },
  { name: 'diff', summary: 'show what changed between two runs', load: () => import('./commands/diff.ts') },
  { name: 'work', summary: 'read what `import --queue` put into a queue', load: () => import('./commands/work.ts') },
  { name: 'init', summary: 'write a configuration, or copy our templates', load: () => import('./commands/init.ts') },
  { name: 'synth', summary: 'make seeded articles whose truth is known', load: () => import('./commands/synth.ts') },
]
