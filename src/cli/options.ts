/** Options that several commands share. Each can also come from the environment and, most, from the config file. */

import { InvalidArgumentError, Option } from 'commander'
import { findLimitFault, type Limits } from '../diagnostics/limits.ts'
import { collisionModes } from '../store/names.ts'
import { failLevels } from './exit.ts'
import { reporterNames } from './report/names.ts'

export const sourcesHelp = 'files, folders, archives, patterns in quotes, URLs (https, s3), or - for standard input'

export const listOptions = () => [
  new Option('--from-file <list>', 'a file with paths of sources, one a line, or - for standard input'),
  new Option('-0, --null', 'paths of the list end with NUL, as `find -print0` writes them (default: as it looks)'),
]

export const boxVariants = ['dl', 'table'] as const

export const profileOption = () =>
  new Option(
    '--profile <name>',
    'what the posts look like: alphanode, generic, or a module that exports a profile',
  ).env('ALPHANODE_PROFILE')

export const formatOption = () =>
  new Option('--from-format <format>', 'do not detect the format of the sources').choices([
    'html',
    'markdown',
    'text',
    'wxr',
    'rest',
  ])

export const limitOption = () =>
  new Option('--limit <name=value>', 'how much is read, such as nodes=50000; may be repeated: docs/limits.md')
    .argParser(addLimits)
    .env('ALPHANODE_LIMIT')

/** Adds `name=value`, or several with commas between, as an environment variable has them. */
function addLimits(text: string, limits: Partial<Limits> = {}): Partial<Limits> {
  return { ...limits, ...Object.fromEntries(text.split(',').map(readLimit)) }
}

function readLimit(text: string): [name: string, value: number] {
  const [name = '', digits = ''] = text.split('=')
  const value = /^[\d_]+$/.test(digits) ? Number(digits.replaceAll('_', '')) : Number.NaN
  const fault = findLimitFault(name.trim(), value)
  if (fault) throw new InvalidArgumentError(`${fault}.`)
  return [name.trim(), value]
}

const jobsHelp =
  'threads that import; 0: the main one, without limits of time and memory (default: all cores; 0 for up to 4 files)'

export const jobsOption = (help = jobsHelp) => new Option('--jobs <n>', help).argParser(readJobs).env('ALPHANODE_JOBS')

function readJobs(text: string): number {
  const jobs = Number(text)
  if (/^\d{1,4}$/.test(text)) return jobs
  throw new InvalidArgumentError('Expected a whole number from 0 on.')
}

export const failOnOption = () =>
  new Option('--fail-on <severity>', 'exit with 1 if a message is this bad (default: error)')
    .choices(failLevels)
    .env('ALPHANODE_FAIL_ON')

export const reporterOption = (standard: string) =>
  new Option('--reporter <name>', `how messages are shown (default: ${standard})`)
    .choices(reporterNames)
    .env('ALPHANODE_REPORTER')

export const collisionOption = () =>
  new Option('--on-collision <what>', 'when two articles want the same file name (default: error)')
    .choices(collisionModes)
    .env('ALPHANODE_ON_COLLISION')
