/** What a command is. `commands.ts` lists them all. */

import type { Option } from 'commander'
import type { Output } from './terminal.ts'

/** The flags that every command has. */
export interface CommonFlags {
  quiet?: boolean
  verbose?: boolean
  json?: boolean
  config?: string
}

/** What a command is given of the outside world. */
export interface Context {
  stdout: Output
  stderr: Output
  /** Aborted when the user interrupts. */
  signal: AbortSignal
}

export interface CommandDefinition {
  /** In commander's notation: `<paths...>`, `<store> [run]`; absent if the command takes none. */
  argument?: string
  argumentHelp?: string
  /** Lines of shell, shown first by `--help`. */
  examples: string[]
  options: Option[]
  /** Resolves to the exit code. `flags` are those of `options` and the common ones. */
  run(paths: string[], flags: CommonFlags, context: Context): Promise<number>
}
