/** Expressions of JavaScript that stand for a text: no code is run to know it. */

/** Names of imported files, by the names that a source has for them. */
export type Imports = ReadonlyMap<string, string>

const noImports: Imports = new Map()
const word = /^[\w$]+$/
const literals: RegExp[] = [
  /^"((?:[^"\\]|\\[\s\S])*)"$/,
  /^'((?:[^'\\]|\\[\s\S])*)'$/,
  /^`((?:[^`\\$]|\\[\s\S]|\$(?!\{))*)`$/,
  /^(-?\d[\d.]*|true|false)$/,
]
/** `require('./a.png').default`, `useBaseUrl("/a.png")`. */
const call = /^[\w$.]{1,50}\(\s*(?:'([^'\\]*)'|"([^"\\]*)")\s*\)(?:\.\w{1,20})?$/
const imported = /^([\w$]{1,100})(?:\.(?:src|default|href))?$/

/** The text that an expression is; nothing for all that would have to be run. */
export function literalOf(expression: string, imports: Imports = noImports): string | undefined {
  const said = expression.trim()
  for (const literal of literals) {
    const [, value] = literal.exec(said) ?? []
    if (value !== undefined) return unescaped(value)
  }
  const [, single, double] = call.exec(said) ?? []
  const [, name] = imported.exec(said) ?? []
  return single ?? double ?? (name === undefined ? undefined : imports.get(name))
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', '\n': '' }
const unescaped = (value: string) => value.replace(/\\([\s\S])/g, (_, sign: string) => escapes[sign] ?? sign)

/** The texts in a list of nothing but texts (`['npm', 'pnpm']`); nothing for others. */
export function listOf(expression: string): string[] | undefined {
  const [, inner] = /^\s*\[([\s\S]*)\]\s*$/.exec(expression) ?? []
  const items = inner?.split(',').map((item) => item.trim())
  if (items?.at(-1) === '') items.pop()
  const texts = items?.flatMap((item) => (word.test(item) ? [] : (literalOf(item) ?? [])))
  return texts && texts.length > 0 && texts.length === items?.length ? texts : undefined
}
