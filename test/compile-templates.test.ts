import fc from 'fast-check'
import Handlebars from 'handlebars'
import { describe, expect, test } from 'vitest'
import { compileTemplates } from '../src/render/compile-templates.ts'

type Templates = Record<string, string>

/** What Handlebars gives, set up as we set it up. */
function filledByHandlebars(templates: Templates, view: unknown): string {
  const engine = Handlebars.create()
  engine.registerPartial(templates)
  const options = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false }
  return engine.compile(templates.page, { strict: true, knownHelpersOnly: true, preventIndent: true })(view, options)
}

/** What our own code gives; nothing where it leaves the template to Handlebars. */
function filled(templates: Templates, view: unknown): string | undefined {
  const compiled = compileTemplates(
    (name) => (name in templates ? Handlebars.parse(templates[name] ?? '') : undefined),
    {},
  )
  try {
    return compiled('page')?.(view)
  } catch {
    return undefined
  }
}

const view = {
  title: 'Tom & "Jerry" <b>`=\'',
  zero: 0,
  no: false,
  nothing: null,
  missing: undefined,
  empty: [],
  names: ['a', '<b>', ''],
  link: {
    href: 'x?a=1&b=2',
    text: 'x',
    parts: [
      { text: 'p', href: undefined },
      { text: 'q', href: 'h' },
    ],
  },
  groups: [
    { title: undefined, rows: [{ text: 'one' }, { text: 'two' }] },
    { title: 'Other', rows: [] },
  ],
  level: 3,
}

describe('templates that are compiled', () => {
  const cases: Record<string, Templates> = {
    'text, escaped and not': { page: '<p title="{{title}}">{{{title}}} {{zero}}{{no}}{{nothing}}{{missing}}</p>' },
    'a path': { page: '{{link.href}} {{this.link.text}} {{./level}} {{names.length}} {{names.[0]}}' },
    conditions: {
      page: '{{#if zero}}a{{else}}b{{/if}}{{#if empty}}c{{else if names}}d{{else}}e{{/if}}{{#unless no}}f{{else}}g{{/unless}}{{^if title}}h{{/if}}',
    },
    'with, of nothing and of zero': {
      page: '{{#with link}}{{text}}{{else}}-{{/with}}{{#with nothing}}a{{else}}b{{/with}}{{#with zero}}c{{this}}{{/with}}',
    },
    each: {
      page: '{{#each names}}{{#unless @first}}, {{/unless}}{{@index}} {{@key}} {{this}}{{else}}none{{/each}}{{#each empty}}a{{else}}none{{/each}}{{#each title}}a{{else}}none{{/each}}',
    },
    'a context further out': {
      page: '{{#each groups}}{{#if title}}<h{{../level}}>{{title}}</h{{../level}}>{{/if}}{{#each rows}}{{text}}{{../title}}{{../../level}}{{/each}}{{/each}}',
    },
    'partials, with a context and with values': {
      page: '{{> a}}{{> a link}}{{#each link.parts}}\n  {{> a}}\n{{/each}}{{> b text=title}}',
      a: '[{{#if href}}{{href}}{{/if}}]\n',
      b: '({{text}} {{level}})',
    },
    'a partial of itself': {
      page: '{{#with link}}{{> a}}{{/with}}',
      a: '{{#if text}}{{text}}{{/if}}{{#each parts}}({{> a}}){{/each}}',
    },
    'a layout': {
      page: '{{#> layout}}\nin {{title}}\n{{#with link}}{{text}}{{/with}}\n{{/layout}}\n',
      layout: '<main>\n{{> @partial-block}}\n</main>{{> foot}}',
      foot: '<i>{{> @partial-block}}</i>',
    },
    'a layout in a layout': {
      page: '{{#> outer}}{{title}}{{/outer}}',
      outer: '<a>{{#> inner}}<b>{{> @partial-block}}</b>{{/inner}}</a>',
      inner: '<c>{{> @partial-block}}</c>',
    },
    'white space and comments': {
      page: '{{! one }}\n  {{#if title~}}\n  a {{~else}} b {{/if}}\n{{!-- two --}} \\{{title}} \u2028',
    },
  }
  test.each(Object.entries(cases))('%s', (_, templates) => {
    expect(filled(templates, view)).toBe(filledByHandlebars(templates, view))
  })
})

describe('templates that are left to Handlebars', () => {
  const cases: Record<string, Templates> = {
    'a field that is not there': { page: '{{titel}}' },
    'a field of nothing': { page: '{{nothing.text}}' },
    'what every object has': { page: '{{#if constructor}}a{{/if}}' },
    'what every list has': { page: '{{#if names.map}}a{{/if}}' },
    'block parameters': { page: '{{#each names as |name|}}{{name}}{{/each}}' },
    'the fields of an object': { page: '{{#each link}}{{@key}}{{/each}}' },
    'the last item': { page: '{{#each names}}{{@last}}{{/each}}' },
    'a number of an item further out': { page: '{{#each names}}{{#with ../link}}{{@index}}{{/with}}{{/each}}' },
    'a helper in a helper': { page: '{{#if (lookup link "href")}}a{{/if}}' },
    'a helper as text': { page: '{{lookup link "href"}}' },
    'a partial by name': { page: '{{> (lookup link "text")}}', x: 'x' },
    'a partial that is not there': { page: '{{> nowhere}}' },
    'a partial that cannot be compiled': { page: '{{> a}}', a: '{{#each link}}{{this}}{{/each}}' },
    'a context out of a partial': { page: '{{#with link}}{{> a}}{{/with}}', a: '{{../title}}' },
    'the same context once more': { page: '{{#with link}}{{#with this}}{{../level}}{{/with}}{{/with}}' },
    'a field of what every text has': { page: '{{#with title}}{{#if link.href}}a{{/if}}{{/with}}' },
    'the length of a text': { page: '{{#with title}}{{length}}{{/with}}' },
    'an object as text': { page: '{{link}}' },
    'an inline partial': { page: '{{#*inline "a"}}b{{/inline}}{{> a}}' },
    'a block of a name': { page: '{{#link}}{{text}}{{/link}}' },
  }
  test.each(Object.entries(cases))('%s', (_, templates) => {
    expect(filled(templates, view)).toBeUndefined()
  })
})

test('whatever is compiled gives what Handlebars gives', () => {
  const paths = [
    'title',
    'zero',
    'no',
    'nothing',
    'empty',
    'names',
    'link',
    'link.href',
    'link.parts',
    'groups',
    'level',
  ]
  const more = ['this', '../title', '../level', '@index', '@first', 'rows', 'text', 'titel', 'length']
  const path = fc.constantFrom(...paths, ...more)
  const { template } = fc.letrec<{ template: string; node: string }>((tie) => ({
    template: fc.array(tie('node'), { maxLength: 4 }).map((nodes) => nodes.join('')),
    node: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('text', '\n', ' ', '<b>'),
      path.map((name) => `{{${name}}}`),
      path.map((name) => `{{{${name}~}}}`),
      fc.constantFrom('{{> part}}', '{{> part link}}', '{{> part text=title}}', '{{> @partial-block}}'),
      fc
        .tuple(fc.constantFrom('if', 'unless', 'with', 'each'), path, tie('template'), tie('template'))
        .map(([name, of, first, second]) => `{{#${name} ${of}}}${first}{{else}}${second}{{/${name}}}`),
      tie('template').map((inner) => `{{#> layout}}${inner}{{/layout}}`),
    ),
  }))
  let compiled = 0
  fc.assert(
    fc.property(template, template, (page, part) => {
      const templates = {
        page,
        part: `[${part.replaceAll('{{> part', '{{> end')}]`,
        end: '.',
        layout: '<{{> @partial-block}}>',
      }
      const own = filled(templates, view)
      if (own === undefined) return
      compiled += 1
      expect(own).toBe(filledByHandlebars(templates, view))
    }),
    { numRuns: 5_000 },
  )
  expect(compiled).toBeGreaterThan(300)
})
