/** The language that the markup of a code block names. */

import type { Element } from 'hast'
import { classesOf } from '../../tree/h.ts'

/** Each way of naming a language that highlighters have; the first that matches wins. Matched against one class each. */
const classPatterns: RegExp[] = [
  /^language-([\w+#.-]+)$/i, // HTML's own convention, Prism, WordPress
  /^lang-([\w+#.-]+)$/i, // Stack Exchange, prettify
  /^lang:([\w+#.-]+)$/i, // Crayon: `lang:sql decode:true`
  /^highlight-source-([\w+#.-]+)$/i, // GitHub
  /^highlight-(?!source|line)([\w+#.-]+)$/i, // Sphinx
  /^brush:([\w+#.-]+);?$/i, // SyntaxHighlighter, written together
  /^(?:sourceCode|src)-([\w+#.-]+)$/i, // org-mode, Pandoc
]

/** SyntaxHighlighter: `brush: php; title: ; notranslate` is a list of settings in the class attribute, or in one that Confluence has for it. */
const brush = /\bbrush\s*:\s*([\w+#.-]+)/i

/** Attributes that name a language, `lang` last: it is WP-Syntax' and, elsewhere, that of a human language. */
const attributes = [
  'dataLang',
  'dataLanguage',
  'dataEnlighterLanguage',
  'dataCodeLanguage',
  'dataCodeBlockLang', // Medium's export
  'dataSyntax',
  'language',
  'lang',
]

/** Names that say that there is no language, or that someone should guess. */
const none = new Set(
  'none plain plaintext text txt nohighlight no-highlight raw generic auto undefined default output'.split(' '),
)

/**
 * Names that stand alone as a class (`hljs sql`, `python`) or in `lang`. Not every language there is: a bare word must
 * not be one that themes use for something else.
 */
const knownNames = new Set(
  `apache awk bash bat batch c c# c++ clojure cmake coffeescript cpp cs csharp css cuda d dart diff docker dockerfile
   elixir elm erlang fortran fsharp go golang graphql groovy haskell hcl html http ini java javascript js json jsonc jsx
   julia kotlin latex lean less lisp lua makefile markdown matlab md mysql nginx nix objc objectivec ocaml perl php
   plpgsql postgres postgresql powershell prolog properties protobuf ps1 pug puppet py python r ruby rb rs rust sass
   scala scheme scss sh shell solidity sql svelte swift terraform tex toml ts tsx typescript twig vb vbnet verilog vhdl
   vim vue wasm xml xhtml yaml yml zig zsh console sh-session shell-session`.split(/\s+/),
)

/** The language named by one of the elements, the innermost first, or nothing. */
export function findLanguage(elements: Element[]): string | undefined {
  for (const element of elements) {
    const name = languageOf(element)?.toLowerCase()
    if (name) return none.has(name) ? undefined : name
  }
  return undefined
}

/** Whether an element names a language, a human one it may be, as what stands round a block of code does. Costs less than to find it. */
export function namesLanguage({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className.some((name) => languageClass.test(String(name)))
}

const languageClass = /^(?:highlight|language|lang|sourcecode|src)[-:]/i

function languageOf(node: Element): string | undefined {
  const { properties } = node
  const classes = classesOf(node)
  for (const pattern of classPatterns) {
    for (const name of classes) {
      const match = pattern.exec(name)
      if (match) return match[1]
    }
  }
  const setting = brush.exec([...classes, properties.dataSyntaxhighlighterParams].join(' '))
  if (setting) return setting[1]
  for (const name of attributes) {
    const value = properties[name]
    if (typeof value === 'string' && isName(value, name)) return value
  }
  return classes.find((name) => knownNames.has(name.toLowerCase()))
}

function isName(value: string, attribute: string): boolean {
  return attribute === 'lang' ? knownNames.has(value.toLowerCase()) : /^[\w+#.-]+$/.test(value)
}
