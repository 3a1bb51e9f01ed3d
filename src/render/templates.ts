/** Handlebars, set up so that templates can only place what the view models hold. */

import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import type Handlebars from 'handlebars'
import { toParseError, toTemplateError } from './template-error.ts'

/** Template sources by name, and stylesheets: `styles`, that of articles, others such as `site.css`, and scripts. Every template is a partial of the others too. */
export type Templates = Readonly<Record<string, string>>

/**
 * Fills the template of that name. Throws if there is none, and a `TemplateError` if it cannot be read or prints a field
 * that the view does not have.
 */
export type Fill = (name: string, view: object) => string

/**
 * Opens templates; each is compiled when it is first used. Escaping is on, helpers other than the built-in ones do not
 * compile, and inherited properties cannot be reached.
 */
export function openTemplates(templates: Templates): Fill {
  let engine: typeof Handlebars | undefined
  const compiled = new Map<string, HandlebarsTemplateDelegate>()
  return (name, view) => {
    const source = templates[name]
    if (source === undefined)
      throw new Error(`Unexpected template name \`${name}\`, expected one of the templates given`)
    engine ??= openEngine(templates)
    const fill = compiled.get(name) ?? engine.compile(source, compileOptions)
    compiled.set(name, fill)
    try {
      return fill(view, runtimeOptions)
    } catch (error) {
      throw toTemplateError(error, name, templates)
    }
  }
}

const load = createRequire(import.meta.url)

/** Loads Handlebars, a sixth of what `import 'alphanode'` would cost (bench/startup.js), when something is rendered. */
function openEngine(templates: Templates): typeof Handlebars {
  const handlebars = (load('handlebars') as typeof Handlebars).create()
  handlebars.unregisterHelper('log') // it would print
  handlebars.registerPartial({ ...templates, styles: () => inlineStyles(templates) })
  return handlebars
}

/**
 * Reads all templates, so that a mistake is found before anything is filled, and tells a hash of each with the partials
 * that it uses, and those that these use. Throws `TemplateError`.
 */
export function hashTemplates(templates: Templates): (name: string) => string {
  const uses = new Map(
    Object.keys(templates)
      .filter(isTemplate)
      .map((name) => [name, partialsOf(name, templates)]),
  )
  return (name) => {
    const used = new Set([name])
    for (const each of used) for (const partial of uses.get(each) ?? []) used.add(partial) // grows while it is walked
    const hash = createHash('sha256')
    for (const each of [...used].sort()) hash.update(`${each}\0${templates[each] ?? ''}\0`)
    return hash.digest('base64url').slice(0, 20)
  }
}

const isTemplate = (name: string) => name !== 'styles' && !/\.(?:css|js)$/.test(name)

/** The names of the partials that a template uses; all there are, if it computes one. */
function partialsOf(name: string, templates: Templates): string[] {
  const handlebars = load('handlebars') as typeof Handlebars
  const found = new Set<string>()
  const add = ({ name: partial }: hbs.AST.PartialStatement | hbs.AST.PartialBlockStatement) => {
    for (const each of 'original' in partial ? [String(partial.original)] : Object.keys(templates)) found.add(each)
  }
  class Collector extends handlebars.Visitor {
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
    new Collector().accept(handlebars.parse(templates[name] ?? ''))
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
