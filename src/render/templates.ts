/** Handlebars, set up so that templates can only place what the view models hold. */

import { createRequire } from 'node:module'
import type Handlebars from 'handlebars'

/** Template sources by name, and under `styles` the stylesheet. Every template is a partial of the others too. */
export type Templates = Readonly<Record<string, string>>

/** Fills the template of that name. Throws if there is none, or if it prints a field that the view does not have. */
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
    return fill(view, runtimeOptions)
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
