/** Imports and exports of MDX, which are JavaScript. */

import { endOfStatement } from './brackets.ts'

const importLine = /^import\s(?:[\w\s{},*$]+\sfrom\s*)?['"][^'"\r\n]+['"]/
const begins =
  /^(?:import\s*(?:type\s|[\w${*'"])|export\s+(?:default|const|let|var|function|async|class|type|interface|enum|\{|\*))/
const oneImport = new RegExp(String.raw`${importLine.source}[ \t]*;?[ \t]*(?:\r?\n|$)`)

/** Whether a source is MDX by what it begins with, as the `.md` of Docusaurus is. */
export const beginsWithImport = (body: string) => importLine.test(body.trimStart())

/** Characters of a statement: a longer one is text. */
export const longestStatement = 20_000

/** Whether a line begins a statement. */
export function beginsModuleCode(source: string, at: number): boolean {
  return begins.test(source.slice(at, at + 100))
}

/** Where a statement ends that begins at an offset; nothing if its brackets are not closed. In them there may be empty lines. */
export function endOfModuleCode(source: string, at: number): number | undefined {
  const code = source.slice(at, at + longestStatement)
  const length = oneImport.exec(code)?.[0].length ?? endOfStatement(code)
  return length === undefined ? undefined : at + length
}

/** The files that a statement imports, by the names for them. */
export function importsIn(code: string): [name: string, file: string][] {
  return [...code.matchAll(imported)].map(([, name = '', file = '']) => [name, file])
}

const imported = /\bimport\s+([\w$]+)\s*(?:,\s*\{[^{}]*\}\s*)?from\s*['"]([^'"\r\n]+\.[\da-z]{2,5})['"]/gi
