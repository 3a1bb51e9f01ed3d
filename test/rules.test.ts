import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { rules } from '../src/diagnostics/rules.ts'
import { readSources } from './support/sources.ts'

const here = fileURLToPath(new URL('.', import.meta.url))
const textOf = (folder: string, name: RegExp) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => name.test(path))
    .map((path) => readFileSync(`${folder}/${path}`, 'utf8'))
    .join('\n')

const expectedMessages = textOf(`${here}../fixtures`, /messages\.txt$/)
const tests = textOf(here, /(?<!rules)\.test\.ts$/)
const program = readSources()
  .filter(({ path }) => !path.startsWith('diagnostics/rules/'))
  .map(({ code }) => code)
  .join('\n')

test.each(Object.keys(rules))('%s is reported by the program, and tripped by a fixture or a test', (id) => {
  expect(program).toContain(`'${id}'`)
  expect(expectedMessages.includes(` ${id} `) || tests.includes(`'${id}'`)).toBe(true)
})

test('a group of rules is named like what reports it, and its ids are words', () => {
  expect(Object.keys(rules).filter((id) => !/^[a-z]+\/[a-z]+(?:-[a-z]+)*$/.test(id))).toEqual([])
})

test('a rule that leaves no article refuses', () => {
  const errors = Object.values(rules).filter(({ severity }) => severity === 'error')
  expect(new Set(errors.map(({ outcome }) => outcome))).toEqual(new Set(['refused']))
})
