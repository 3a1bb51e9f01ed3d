/** Renders boxes with the real templates, and reads them back, for the tests of the box. */

import { readdirSync, readFileSync } from 'node:fs'
import Handlebars from 'handlebars'
import type { Root } from 'hast'
import type { Meta } from '../src/article/article.ts'
import type { Box } from '../src/article/draft.ts'
import { readBox } from '../src/meta/box/read-box.ts'
import type { Profile } from '../src/meta/profile.ts'
import { type BoxOptions, boxView } from '../src/render/box-view.ts'
import { fromDom } from '../src/tree/from-dom.ts'
import { element, root } from '../src/tree/h.ts'
import { parseFragment } from '../src/tree/parse-html.ts'

const folder = new URL('../templates/', import.meta.url)
const handlebars = Handlebars.create()
const sources = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => name.startsWith('box-') && name.endsWith('.hbs'))
    .map((name) => [name.slice(0, -4), readFileSync(new URL(name, folder), 'utf8')]),
)
handlebars.registerPartial(sources)
const options = { strict: true, knownHelpersOnly: true, preventIndent: true }
const templates = {
  dl: handlebars.compile(sources['box-dl'], options),
  table: handlebars.compile(sources['box-table'], options),
}

/** The HTML of a box; empty if there are no values. */
export function renderBox(meta: Pick<Meta, 'values' | 'order'>, profile: Profile, boxOptions: BoxOptions = {}): string {
  const view = boxView(meta, profile, boxOptions)
  return view ? templates[boxOptions.variant ?? 'dl'](view) : ''
}

/** The tree of an HTML fragment. */
export function toTree(html: string): Root {
  return root(fromDom(parseFragment(html).children))
}

/** Reads the box that an HTML fragment is. */
export function readHtmlBox(html: string, profile: Profile): Box | undefined {
  const { children } = toTree(html)
  return readBox(
    element(
      'div',
      {},
      children.flatMap((child) => (child.type === 'doctype' ? [] : [child])),
    ),
    profile,
    () => {},
  )
}
