/** Handlebars, set up so that templates can only place what the view models hold. */

import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import type Handlebars from 'handlebars'
import { compileTemplates } from './compile-templates.ts'
import { toParseError, toTemplateError } from './template-error.ts'

/** Template sources by name, and stylesheets: `styles`, that of articles, others such as `site.css`, and scripts. Every template is a partial of the others too. */
export type Templates = Readonly<Record<string, string>>

/**
 * Fills the template of that name. Throws if there is none, and a `TemplateError` if it cannot be read or prints a field
 * that the view does not have.
 */
export type Fill = (name: string, view: object) => string

/** Templates, open to be filled. */
export interface OpenTemplates {
  fill: Fill
  /**
   * A hash of a template with the partials that it uses, and those that these use. Reads all templates, so that a mistake
   * is found before anything is filled. Throws `TemplateError`.
   */
  hashOf(name: string): string
}

/**
 * Opens templates; each is compiled when it is first used. Escaping is on, helpers other than the built-in ones do not
 * compile, and inherited properties cannot be reached.
 */
export function openTemplates(templates: Templates): OpenTemplates {
  const parse = openParser(templates)
  const compiledOf = compileTemplates((name) => (isTemplate(name) && name in templates ? parse(name) : undefined), {
    styles: inlineStyles(templates),
  })
  const fillSlowly = openEngine(templates)
  return {
    fill(name, view) {
      if (templates[name] === undefined)
        throw new Error(`Unexpected template name \`${name}\`, expected one of the templates given`)
      try {
        const compiled = compiledOf(name)
        if (compiled) return compiled(view)
      } catch {
        // Handlebars knows what to do, or what to say.
      }
      return fillSlowly(name, view)
    },
    hashOf: openHashes(templates, parse),
  }
}

const load = createRequire(import.meta.url)

/** Loads Handlebars, a sixth of what `import 'alphanode'` would cost (bench/startup.js), when something is rendered. */
const loadHandlebars = () => load('handlebars') as typeof Handlebars

type Parse = (name: string) => hbs.AST.Program

/** Reads each template once. Throws what Handlebars says of one that cannot be read. */
function openParser(templates: Templates): Parse {
  const parsed = new Map<string, hbs.AST.Program>()
  return (name) => {
    const program = parsed.get(name) ?? loadHandlebars().parse(templates[name] ?? '')
    parsed.set(name, program)
    return program
  }
}

/** Handlebars itself, for what was not compiled. */
function openEngine(templates: Templates): Fill {
  let engine: typeof Handlebars | undefined
  const compiled = new Map<string, HandlebarsTemplateDelegate>()
  return (name, view) => {
    if (!engine) {
      engine = loadHandlebars().create()
      engine.unregisterHelper('log') // it would print
      engine.registerPartial({ ...templates, styles: () => inlineStyles(templates) })
    }
    const fill = compiled.get(name) ?? engine.compile(templates[name], compileOptions)
    compiled.set(name, fill)
    try {
      return fill(view, runtimeOptions)
    } catch (error) {
      throw toTemplateError(error, name, templates)
    }
  }
}

function openHashes(templates: Templates, parse: Parse): (name: string) => string {
  let uses: Map<string, string[]> | undefined
  return (name) => {
    uses ??= new Map(
      Object.keys(templates)
        .filter(isTemplate)
        .map((name) => [name, partialsOf(name, templates, parse)]),
    )
    const used = new Set([name])
    for (const each of used) for (const partial of uses.get(each) ?? []) used.add(partial) // grows while it is walked
    const hash = createHash('sha256')
    for (const each of [...used].sort()) hash.update(`${each}\0${templates[each] ?? ''}\0`)
    return hash.digest('base64url').slice(0, 20)
  }
}

const isTemplate = (name: string) => name !== 'styles' && !/\.(?:css|js)$/.test(name)

/** The names of the partials that a template uses; all there are, if it computes one. */
function partialsOf(name: string, templates: Templates, parse: Parse): string[] {
  const found = new Set<string>()
  const add = ({ name: partial }: hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement) => {
    for (const each of 'original' in partial ? [String(partial.original)] : Object.keys(templates)) found.add(each)
  }
  class Collector extends loadHandlebars().Visitor {
    override PartialStatement(partial: hbs.AST.PartialStatement): void {
      add(partial)
      super.PartialStatement(partial)
    }
    override PartialBlockStatement(partial: hbs.AST.PartialBlockStatement): void {
      add(partial)
      super.PartialBlockStatement(partial)
    }
  }
  try {
    new Collector().accept(parse(name))
  } catch (error) {
    throw toParseError(error, name)
  }
  return [...found]
}

/**
 * The stylesheet as it stands between `<style>` and `</style>`. It is written by the site, like a template, and so is
 * not escaped; but it must not be able to end its own element by accident: in CSS `<\/` is the same as `</`.
 */
export function inlineStyles(templates: Templates): string {
  return (templates.styles ?? '').replaceAll('</', '<\\/')
}

const compileOptions: CompileOptions = {
  strict: true,
  knownHelpersOnly: true,
  preventIndent: true, // else a partial's lines are indented, those inside `pre` too
}

const runtimeOptions: Handlebars.RuntimeOptions = {
  allowProtoPropertiesByDefault: false,
  allowProtoMethodsByDefault: false,
}
