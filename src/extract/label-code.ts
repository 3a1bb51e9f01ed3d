/** Gives code blocks that name no language one, if there is a reason for it. */

import type { Element, Root } from 'hast'
import { LanguageSource } from '../article/article.ts'
import { classes } from '../clean/policy.ts'
import type { Report } from '../diagnostics/report.ts'
import { isElement } from '../tree/h.ts'
import { isBlank, rawText } from '../tree/text.ts'

export interface LabelOptions {
  /** The language that the meta box gives for the whole article. */
  hint?: string | undefined
  /** Guesses from the code alone; left out, nothing is guessed. */
  guess?: ((code: string) => string | undefined) | undefined
  report: Report
}

/** Blocks of an article whose language is guessed; each costs about 1.6 ms. */
const maxGuesses = 200

/**
 * Writes language and reason into code blocks that have none. The order of trust: what the code itself says in its
 * first line, the hint, the guess. Changes the given tree, which its owner has not shown to anyone yet.
 */
export function labelCode(tree: Root, { hint, guess, report }: LabelOptions): void {
  let asked = 0
  const guessSome = guess && ((code: string) => (++asked > maxGuesses ? undefined : guess(code)))
  for (const code of unlabelled(tree)) {
    const source = rawText(code)
    const [language, from] = choose(source, hint, guessSome)
    if (!language || !classes.code.test(`language-${language}`)) continue // such as one of two words
    const { className: _, dataLanguageFrom: __, ...rest } = code.properties
    code.properties = { ...rest, className: [`language-${language}`], dataLanguageFrom: from }
    const start = code.data?.start
    const firstLine = source.trimStart().split('\n', 1)[0] ?? ''
    report(
      'extract/language-guessed',
      { language, from, code: firstLine },
      start === undefined ? {} : { at: { start, end: start + 1 } },
    )
  }
  if (asked > maxGuesses) report('extract/guess-limit', { count: asked, limit: maxGuesses })
}

/**
 * The `code` elements of the tree's blocks of code without a language; of a block that has not got its one `code` yet,
 * the `pre`.
 */
export function unlabelled(tree: Root | Element, found: Element[] = []): Element[] {
  for (const node of tree.children) {
    if (!isElement(node)) continue
    if (node.tagName !== 'pre') {
      unlabelled(node, found)
      continue
    }
    const [only, ...others] = node.children.filter((child) => !isBlank(child))
    const code = isElement(only, 'code') && others.length === 0 ? only : node
    if (!isLabelled(code) && rawText(code).trim()) found.push(code)
  }
  return found
}

/** Whether code names a language that an article can hold, and where it is from: one without the other is lost when it is cleaned. */
function isLabelled({ properties: { className, dataLanguageFrom } }: Element): boolean {
  const names = Array.isArray(className) ? className : []
  return LanguageSource.safeParse(dataLanguageFrom).success && names.some((name) => classes.code.test(String(name)))
}

type Reason = Extract<LanguageSource, 'meta' | 'rule' | 'guess'>

function choose(code: string, hint: string | undefined, guess: LabelOptions['guess']): [string | undefined, Reason] {
  const rule = firstLines.find(([pattern]) => pattern.test(code))
  if (rule) return [rule[1], 'rule']
  if (hint) return [hint, 'meta']
  return [guess?.(code), 'guess']
}

/** First lines that leave no doubt. */
const firstLines: [RegExp, string][] = [
  [/^\s*#!.*\b(?:ba|z|k|da)?sh\b/, 'bash'],
  [/^\s*#!.*\bpython[\d.]*\b/, 'python'],
  [/^\s*#!.*\bnode\b/, 'javascript'],
  [/^\s*#!.*\bperl\b/, 'perl'],
  [/^\s*#!.*\bruby\b/, 'ruby'],
  [/^\s*#!.*\bphp\b/, 'php'],
  [/^\s*<\?php\b/, 'php'],
  [/^\s*<!doctype html\b/i, 'html'],
  [/^\s*<\?xml\b/, 'xml'],
  [/^(?:diff --git |--- \S.*\n\+\+\+ )/, 'diff'],
]
