/**
 * Templates as functions of our own: Handlebars reads them, and what it reads becomes plain JavaScript. Filled so, a page
 * costs a third of what Handlebars takes for it or less, with the same text (`test/compile-templates.test.ts`).
 *
 * Only what the usual template is made of is known here; for a template with anything else, or one that meets a value or a
 * field it cannot handle, Handlebars does it, and says what is wrong.
 */

type Node = hbs.AST.Node
type Program = hbs.AST.Program

/** Fills a template; `block` is what stands at `{{> @partial-block}}`. Throws `NotCompiled`, or a `TypeError`, where Handlebars has to look. */
export type Compiled = (view: unknown, block?: Compiled) => string

/** What is left to Handlebars. */
export class NotCompiled extends Error {
  override name = 'NotCompiled'
}

/** Compiles templates by name, each with the partials that it reaches when it is first asked for. `texts` are partials without any markup. */
export function compileTemplates(
  parse: (name: string) => Program | undefined,
  texts: Readonly<Record<string, string>>,
): (name: string) => Compiled | undefined {
  const partials: Record<string, Compiled> = Object.create(null)
  for (const [name, text] of Object.entries(texts)) partials[name] = () => text
  const compile = (name: string) => {
    if (partials[name]) return
    const program = parse(name)
    if (!program) throw new NotCompiled(name)
    partials[name] = left // a template may be a partial of itself
    const used = new Set<string>()
    const code = programCode(program, { contexts: ['c0'], inLoop: false, used })
    for (const partial of used) compile(partial)
    partials[name] = new Function('p', 'h', `return (c0,b)=>{let out='';${code}return out}`)(partials, runtime)
  }
  return (name) => {
    try {
      compile(name)
    } catch (error) {
      if (!(error instanceof NotCompiled)) throw error
      partials[name] = left
    }
    return partials[name] === left ? undefined : partials[name]
  }
}

const left: Compiled = () => {
  throw new NotCompiled('a partial')
}

/** Where code stands. */
interface Scope {
  /** The variables that hold the contexts round it, the innermost last. */
  contexts: string[]
  /** Whether the innermost context is an item, with a number `i`. */
  inLoop: boolean
  /** Collects the names of partials. */
  used: Set<string>
}

function programCode(program: Program | undefined, scope: Scope): string {
  if (program?.blockParams?.length) throw new NotCompiled('block parameters')
  return program ? program.body.map((node) => statementCode(node, scope)).join('') : ''
}

function statementCode(node: Node, scope: Scope): string {
  const write = statements[node.type]
  if (!write) throw new NotCompiled(node.type)
  return write(node as never, scope)
}

/** What may stand in a template. */
const statements: Record<string, (node: never, scope: Scope) => string> = {
  CommentStatement: () => '',
  ContentStatement: ({ value }: hbs.AST.ContentStatement) => contentCode(value),
  MustacheStatement({ path, params, hash, escaped }: hbs.AST.MustacheStatement, scope: Scope) {
    if (params.length > 0 || hash || helpers.has(pathOf(path).original)) throw new NotCompiled('a helper')
    return `out+=${escaped ? 'h.escape' : 'h.plain'}(${pathCode(pathOf(path), scope, true)});`
  },
  BlockStatement({ path, params, hash, program, inverse }: hbs.AST.BlockStatement, scope: Scope) {
    const block = blocks[pathOf(path).original]
    const [param, ...others] = params
    if (!block || !param || others.length > 0 || hash) throw new NotCompiled('a block')
    return block(pathCode(pathOf(param), scope, false), program, inverse, scope)
  },
  PartialStatement({ name, params, hash, indent }: hbs.AST.PartialStatement, scope: Scope) {
    const path = pathOf(name)
    const partial = path.original === '@partial-block' ? 'b' : partialCode(path, scope)
    const block = partial === 'b' ? '' : ',b'
    return `${contentCode(indent)}out+=${partial}(${partialContext(params, hash, scope)}${block});`
  },
  PartialBlockStatement({ name, params, hash, program }: hbs.AST.PartialBlockStatement, scope: Scope) {
    const inner = { contexts: [variable(scope)], inLoop: false, used: scope.used }
    const block = `(${inner.contexts[0]})=>{let out='';${programCode(program, inner)}return out}`
    return `out+=${partialCode(pathOf(name), scope)}(${partialContext(params, hash, scope)},${block});`
  },
}

/** White space before a partial stays where it is, as by Handlebars' option `preventIndent`. */
function contentCode(text: string): string {
  return text === '' ? '' : `out+=${JSON.stringify(text)};`
}

const helpers = new Set(['if', 'unless', 'each', 'with', 'lookup', 'log', 'helperMissing', 'blockHelperMissing'])

type BlockCode = (value: string, program: Program, inverse: Program | undefined, scope: Scope) => string

/** The blocks that Handlebars has, as it defines them (handlebars/lib/handlebars/helpers). */
const blocks: Record<string, BlockCode> = {
  if: (value, program, inverse, scope) =>
    `if(h.isOn(${value})){${programCode(program, scope)}}else{${programCode(inverse, scope)}}`,
  unless: (value, program, inverse, scope) =>
    `if(h.isOn(${value})){${programCode(inverse, scope)}}else{${programCode(program, scope)}}`,
  with(value, program, inverse, scope) {
    const inner = variable(scope)
    const body = programCode(program, { ...scope, contexts: [...scope.contexts, inner], inLoop: false })
    return `{const ${inner}=h.other(${value},${scope.contexts.at(-1)});if(h.isThere(${inner})){${body}}else{${programCode(inverse, scope)}}}`
  },
  each(value, program, inverse, scope) {
    const inner = variable(scope)
    const body = programCode(program, { ...scope, contexts: [...scope.contexts, inner], inLoop: true })
    const items = `a${inner}`
    return `{const ${items}=h.items(${value});for(let i=0;i<${items}.length;i++){const ${inner}=h.item(${items}[i],${scope.contexts.at(-1)});${body}}if(${items}.length===0){${programCode(inverse, scope)}}}`
  },
}

function variable({ contexts }: Scope): string {
  return `${contexts.at(-1)}_`
}

function partialCode({ original, data }: hbs.AST.PathExpression, { used }: Scope): string {
  if (data) throw new NotCompiled('a partial that is data')
  used.add(original)
  return `p[${JSON.stringify(original)}]`
}

function partialContext(params: Node[], hash: hbs.AST.Hash | undefined, scope: Scope): string {
  const [param] = params
  const context = param ? pathCode(pathOf(param), scope, false) : (scope.contexts.at(-1) ?? '')
  if (!hash) return context
  const pairs = hash.pairs.map(({ key, value }) => `${JSON.stringify(key)}:${pathCode(pathOf(value), scope, false)}`)
  return `{...${context},${pairs.join()}}`
}

function pathOf(node: Node): hbs.AST.PathExpression {
  if (node.type !== 'PathExpression') throw new NotCompiled(node.type)
  return node as hbs.AST.PathExpression // by its type
}

/** The value at a path; the last step of one that is printed must be there, as in Handlebars' strict mode. */
function pathCode({ data, depth, parts }: hbs.AST.PathExpression, scope: Scope, isPrinted: boolean): string {
  if (data) {
    const value = depth === 0 && parts.length === 1 && scope.inLoop ? loopValues[parts[0] ?? ''] : undefined
    if (value === undefined) throw new NotCompiled('data')
    return value
  }
  const context = scope.contexts.at(-1 - depth)
  if (context === undefined || parts.some((part) => inherited.has(part))) throw new NotCompiled('a path')
  let value = context
  for (const [index, part] of parts.entries()) {
    const name = JSON.stringify(part)
    const isLast = index === parts.length - 1
    const isCommon = methods.has(part) || /^\d+$/.test(part)
    if (isLast && isPrinted) return `(${isCommon ? `h.whole(${value})` : value}[${name}]??h.missing(${value},${name}))`
    value = methods.has(part) ? `h.step(${value}[${name}])` : `${value}[${name}]`
  }
  return value
}

const loopValues: Record<string, string> = { index: 'i', key: 'i', first: 'i===0' }

/** Names that every value has without being given them. Those of texts and lists are functions, which are never printed. */
const inherited = new Set(Object.getOwnPropertyNames(Object.prototype))

/** Names that texts, lists, numbers or flags have, too: `link` of a text is a function, no step to anything. */
const methods = new Set(
  [String, Array, Number, Boolean].flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype)),
)

/** What the code calls. */
const runtime = {
  /** A field that has no value is nothing; one that is not there is a mistake. */
  missing(from: object, name: string): undefined {
    if (!(name in from)) throw new NotCompiled(name)
  },
  /** In strict mode texts and numbers have no fields, not even a length. */
  whole(value: unknown): unknown {
    if (typeof value !== 'object') throw new NotCompiled('no object')
    return value
  },
  step(value: unknown): unknown {
    if (typeof value === 'function') throw new NotCompiled('a function')
    return value
  },
  escape(value: unknown): string {
    const text = runtime.plain(value)
    return special.test(text) ? text.replace(specials, (sign) => references[sign] ?? sign) : text
  },
  plain(value: unknown): string {
    if (typeof value === 'string') return value
    if (value === undefined || value === null) return ''
    if (typeof value === 'object' || typeof value === 'function') throw new NotCompiled('an object')
    return String(value)
  },
  isOn(value: unknown): boolean {
    if (typeof value === 'function') throw new NotCompiled('a function')
    return Boolean(value) && !(Array.isArray(value) && value.length === 0)
  },
  isThere: (value: unknown): boolean => runtime.isOn(value) || value === 0,
  items(value: unknown): unknown[] {
    if (Array.isArray(value)) return value
    if (typeof value === 'object' ? value !== null : typeof value === 'function') throw new NotCompiled('an object')
    return []
  },
  item(value: unknown, context: unknown): unknown {
    if (value === undefined || value === null) throw new NotCompiled('no item')
    return runtime.other(value, context)
  },
  /** Handlebars counts a context that equals the one round it, in its loose way, as no step: `../` leads further there. */
  other(value: unknown, context: unknown): unknown {
    // biome-ignore lint/suspicious/noDoubleEquals: Handlebars compares so (runtime.js, wrapProgram)
    if (value == context) throw new NotCompiled('the same context')
    return value
  },
}

const special = /[&<>"'`=]/
const specials = /[&<>"'`=]/g
/** As Handlebars writes them. */
const references: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#x27;',
  '`': '&#x60;',
  '=': '&#x3D;',
}
