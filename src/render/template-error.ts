/** What is wrong with a template, and where. Handlebars says the line, but not of which template. */

import type { Templates } from './templates.ts'

/** A template that cannot be read, or that asks for what is not there. The message is for whoever wrote it. */
export class TemplateError extends Error {
  override name = 'TemplateError'
  /** The name of the template, and the place in it (`3:7`), if they can be told. */
  template: string | undefined

  constructor(template: string | undefined, place: string, reason: string, cause: unknown) {
    super(`${template === undefined ? 'a template' : `${template}.hbs`}${place && `:${place}`}: ${reason}`, { cause })
    this.template = template
  }
}

/** Turns what Handlebars throws while it fills the template `filled` into a `TemplateError`; anything else stays as it is. */
export function toTemplateError(error: unknown, filled: string, templates: Templates): unknown {
  if (!(error instanceof Error) || error instanceof TemplateError) return error
  for (const { pattern, stands } of complaints) {
    const [, subject, line, column] = pattern.exec(error.message) ?? []
    if (subject === undefined) continue
    const template = Object.keys(templates).find((name) => {
      const source = templates[name] ?? ''
      return stands(line ? lineOf(source, Number(line)).slice(Number(column)) : source, subject)
    })
    const reason = error.message.replace(/(?: in \[object Object\])? - \d+:\d+$/, '')
    return new TemplateError(template ?? filled, line ? `${line}:${Number(column) + 1}` : '', reason, error)
  }
  return error
}

/** Turns what Handlebars throws while it reads a template into a `TemplateError`. */
export function toParseError(error: unknown, template: string): unknown {
  const [, line, reason] = (error instanceof Error && parseComplaint.exec(error.message)) || []
  return line === undefined ? error : new TemplateError(template, line, reason ?? '', error)
}

const parseComplaint = /^Parse error on line (\d+):\n([\s\S]*)$/

function lineOf(source: string, number: number): string {
  return source.split('\n')[number - 1] ?? ''
}

/** What Handlebars complains of, and how to tell that it stands at the place it names. */
const complaints: { pattern: RegExp; stands: (rest: string, subject: string) => boolean }[] = [
  {
    pattern: /^"(.*?)" not defined in [\s\S]* - (\d+):(\d+)$/,
    stands: (rest, name) => (/^[^\s}|)]+/.exec(rest)?.[0].split(/[./]/) ?? []).includes(name),
  },
  { pattern: /used the unknown helper (\S+) - (\d+):(\d+)$/, stands: (rest, name) => rest.includes(name) },
  {
    pattern: /^The partial (.*) could not be found$/,
    stands: (source, name) => source.split(/\{\{~?#?>\s*/).some((use, index) => index > 0 && use.startsWith(name)),
  },
]
