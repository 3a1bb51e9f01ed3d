#!/usr/bin/env node
/** The command line: finds the command, runs it, and turns what it throws into an exit code. */

import { setFlagsFromString } from 'node:v8'
import { Command, CommanderError } from 'commander'
import { UnusableModule } from '../bulk/load-module.ts'
import { StoreError } from '../store/store.ts'
import type { CommandDefinition, CommonFlags, Context } from './command.ts'
import { commands } from './commands.ts'
import { CannotRun, exitCodes } from './exit.ts'
import { printableLines } from './printable.ts'
import { openOutput, send } from './terminal.ts'
import { version } from './version.ts'

/**
 * V8 of Node 20 optimizes a function after it ran 132 KB of its bytecode, which takes half of the CPU of an import of 90
 * pages; later ones go by other rules (docs/decisions/0052-functions-are-optimized-later.md).
 */
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=264000')

await main(process.argv.slice(2))

async function main(args: string[]): Promise<void> {
  const interruption = new AbortController()
  const context: Context = {
    stdout: openOutput(process.stdout),
    stderr: openOutput(process.stderr),
    signal: interruption.signal,
  }
  // Commands stop before their next article; a second interrupt ends the process at once, for the handler is gone by then.
  process.once('SIGINT', () => {
    interruption.abort()
    process.stdin.destroy()
  })
  for (const stream of [process.stdout, process.stderr]) stream.on('error', endQuietly)

  try {
    const program = await toProgram(args, context)
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    process.exitCode = await explain(error, context, args)
  }
}

/** Whoever reads our output may stop early, as `head` does. */
function endQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
  process.exit(exitCodes.done)
}

/** Every command is known by name; only the one that is asked for is loaded. */
async function toProgram(args: string[], context: Context): Promise<Command> {
  const program = new Command('alphanode')
    .description('Imports articles into typed records and renders them as safe HTML.')
    .version(version(), '-V, --version')
    .option('-q, --quiet', 'only data and errors')
    .option('-v, --verbose', 'also notes, and the stack of a bug')
    .option('--json', 'messages as JSON, one a line')
    .option('--config <file>', 'instead of alphanode.config.js')
    .addHelpText(
      'before',
      examplesText([
        'alphanode import posts/ > articles.ndjson',
        'alphanode render post.md > post.html',
        'alphanode check posts/',
      ]),
    )
    .addHelpText('after', '\nHelp on a command: alphanode <command> --help')
    .configureHelp({ showGlobalOptions: true })
    .showSuggestionAfterError()
    .exitOverride()
  const names = new Set(commands.map(({ name }) => name))
  const wanted = args.find((word) => names.has(word))
  for (const { name, summary, load } of commands) {
    const command = program.command(name).description(summary).copyInheritedSettings(program)
    if (name === wanted) define(command, (await load()).command, context)
  }
  return program
}

function define(command: Command, definition: CommandDefinition, context: Context): void {
  const [first, ...others] = definition.argument?.split(' ') ?? []
  if (first) command.argument(first, definition.argumentHelp)
  for (const other of others) command.argument(other)
  command.addHelpText('before', examplesText(definition.examples))
  for (const option of definition.options) command.addOption(option)
  command.action(async () => {
    const flags: CommonFlags = command.optsWithGlobals()
    process.exitCode = await definition.run(command.args, flags, context)
  })
}

function examplesText(examples: string[]): string {
  return `Examples:\n${examples.map((line) => `  ${line}\n`).join('')}`
}

/** Says why a run ended, on stderr; gives the exit code. */
async function explain(error: unknown, { stderr, signal }: Context, args: string[]): Promise<number> {
  const { colors } = stderr
  const say = (text: string) => send(stderr, `${text}\n`)
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.cannotRun
  if (signal.aborted) {
    await say('interrupted')
    return exitCodes.interrupted
  }
  if (isForUsers(error) || isSystemError(error)) {
    await say(`${colors.red('error')}: ${printableLines(error.message)}`)
    return exitCodes.cannotRun
  }
  const verbose = args.includes('-v') || args.includes('--verbose')
  const bug = error instanceof Error ? error : new Error(String(error))
  await say(
    `${colors.red('bug')}: ${printableLines(verbose ? (bug.stack ?? bug.message) : `${bug.name}: ${bug.message}`)}`,
  )
  await say(
    `This should not happen. Please report it with the source and what \`alphanode --version\` says${verbose ? '' : '; -v shows more'}.`,
  )
  return exitCodes.bug
}

/** Whether it is something the user must change, in words that are made for users. */
function isForUsers(error: unknown): error is Error {
  return error instanceof CannotRun || error instanceof StoreError || error instanceof UnusableModule
}

/** Whether the disk or the network said no: nothing we did wrong. */
function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}
