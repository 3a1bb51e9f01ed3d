/** `alphanode work`: one of any number of workers of a queue. */

import { Option } from 'commander'
import type { CommandDefinition, CommonFlags } from '../command.ts'
import { CannotRun } from '../exit.ts'
import { type NetworkFlags, networkOptions } from '../network-options.ts'
import { jobsOption } from '../options.ts'

export interface WorkFlags extends CommonFlags, NetworkFlags {
  drain?: boolean
  jobs?: number
}

export const command: CommandDefinition = {
  argument: '<database>',
  argumentHelp: 'the address that `import --queue` was given: postgres://user@host/database',
  examples: [
    'alphanode import posts/ --queue postgres://editor@db.example/articles',
    'cd /shared && alphanode work postgres://editor@db.example/articles',
    'alphanode work postgres://editor@db.example/articles --drain',
    'alphanode runs postgres://editor@db.example/articles',
  ],
  options: [
    new Option('--drain', 'end when all that was queued is kept (default: wait for more)'),
    jobsOption('threads that import; 0: the main one, without limits of time and memory (default: 1)'),
    ...networkOptions(),
  ],
  async run([address], flags: WorkFlags, context) {
    if (address === undefined) throw new CannotRun("missing required argument 'database'")
    const { workFor } = await import('../work-for.ts')
    return workFor(address, flags, context)
  },
}
