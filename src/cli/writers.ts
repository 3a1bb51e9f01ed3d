/** How `render` writes an article in each form. To add one: a line in each of the two tables. */

import type { Article } from '../article/article.ts'
import type { Report } from '../diagnostics/report.ts'
import type { Profile } from '../meta/profile.ts'
import type { FlavorName } from '../render/flavor-names.ts'
import { jsonLine } from '../store/json-line.ts'

export const formNames = ['html', 'text', 'markdown', 'json', 'jsonld', 'wxr'] as const
export type FormName = (typeof formNames)[number]

/** The extension of a file in each form. */
export const formExtensions: Record<FormName, string> = {
  html: '.html',
  text: '.txt',
  markdown: '.md',
  json: '.json',
  jsonld: '.jsonld',
  wxr: '.xml',
}

/** Names of files that hold many articles in one form; any other name is that of a folder with a file for each. */
export const manyNames: Partial<Record<FormName, RegExp>> = {
  json: /\.(?:ndjson|jsonl)$/i,
  wxr: /\.(?:xml|wxr)$/i,
}

export interface WriterOptions {
  fragment: boolean
  variant: 'dl' | 'table'
  /** A folder whose templates replace ours. */
  template: string | undefined
  /** Whether pages link a stylesheet that stands beside them, instead of holding it. */
  linkStyles: boolean
  /** Whether each article gets a file of its own. */
  alone: boolean
  /** The address of the site that an export is of. */
  site: string | undefined
  /** The generator of static sites that Markdown is for. */
  flavor: FlavorName | undefined
}

export interface Writer {
  write(article: Article, profile: Profile, report: Report): string
  /** What comes after the last article; a writer without it makes a document of each. */
  end?(): string
  /** Where in a folder the file of an article belongs, if that is not the folder itself, and what it is called. */
  place?(article: Article): { folder: string; stem: string }
  /** What the written articles need beside them. */
  shared?: { name: string; text: string }
}

/** Opens each form; what a form needs is loaded only for it. */
export const writers: Record<FormName, (options: WriterOptions) => Promise<Writer>> = {
  html: openHtml,
  async text() {
    const { toText } = await import('../render/to-text.ts')
    return { write: toText }
  },
  async markdown({ flavor: name }) {
    const [{ toMarkdown }, { flavors }] = await Promise.all([
      import('../render/to-markdown.ts'),
      import('../render/flavors.ts'),
    ])
    const flavor = name && flavors[name]
    return { write: (article) => toMarkdown(article, flavor), ...(flavor && { place: flavor.place }) }
  },
  async json() {
    return { write: (article) => `${jsonLine(article)}\n`, end: () => '' }
  },
  async jsonld() {
    const { jsonLd, toScriptJson } = await import('../render/json-ld.ts')
    return { write: (article) => `${toScriptJson(jsonLd(article))}\n`, end: () => '' }
  },
  async wxr({ alone, site }) {
    const { createWxr } = await import('../render/wxr/to-wxr.ts')
    if (!alone) return createWxr({ site })
    return {
      write(article, profile, report) {
        const one = createWxr({ site })
        return one.write(article, profile, report) + one.end()
      },
    }
  },
}

const stylesheetName = 'alphanode.css'

async function openHtml({ fragment, variant, template, linkStyles }: WriterOptions): Promise<Writer> {
  const [{ createRenderer }, { templatesOf }] = await Promise.all([
    import('../render/renderer.ts'),
    import('./templates-of.ts'),
  ])
  const templates = templatesOf(template)
  const renderer = createRenderer(templates)
  if (fragment) return { write: (article, profile) => renderer.fragment(article, { profile, variant }), end: () => '' }
  const stylesheet = linkStyles ? { href: stylesheetName } : 'inline'
  return {
    write: (article, profile) => renderer.page(article, { profile, variant, stylesheet }),
    ...(linkStyles && { shared: { name: stylesheetName, text: templates.styles ?? '' } }),
  }
}
