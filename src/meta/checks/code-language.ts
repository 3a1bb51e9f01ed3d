import type { Check } from '../profile.ts'
import { findText } from './values.ts'

/** `code_language` against the languages of the code blocks. */
export const checkCodeLanguage: Check = ({ meta, codeBlocks }, report) => {
  const stated = findText(meta.values, 'code_language')
  if (stated === undefined) return
  const seen = [...new Set(codeBlocks.flatMap(({ language }) => (language ? [language] : [])))]
  if (seen.some((language) => nameOf(language) === nameOf(stated))) return
  // Blocks that do not say their language do not contradict either.
  if (codeBlocks.length && !seen.length) return
  report('meta/code-language', { stated, seen }, { path: 'meta.values.code_language' })
}

function nameOf(language: string): string {
  const lower = language.toLowerCase()
  return aliases.get(lower) ?? lower
}

/** Short names by which authors and highlighters call the same language. */
const aliases = new Map([
  ['js', 'javascript'],
  ['node', 'javascript'],
  ['ts', 'typescript'],
  ['py', 'python'],
  ['sh', 'bash'],
  ['shell', 'bash'],
  ['zsh', 'bash'],
  ['yml', 'yaml'],
  ['rb', 'ruby'],
  ['golang', 'go'],
  ['c++', 'cpp'],
  ['c#', 'csharp'],
  ['cs', 'csharp'],
  ['html', 'xml'], // highlight.js calls both xml
  ['postgresql', 'sql'],
  ['mysql', 'sql'],
])
