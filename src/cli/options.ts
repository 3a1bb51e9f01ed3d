/** Options that several commands share. Each can also come from the environment and, most, from the config file. */

import { Option } from 'commander'
import { collisionModes } from '../store/names.ts'
import { failLevels } from './exit.ts'
import { reporterNames } from './report/names.ts'

export const sourcesHelp = 'files, folders, patterns in quotes, or - for standard input'

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
