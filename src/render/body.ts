/** The body of a stored record as HTML for a page. */

import type { Root } from 'hast'
import { type PluggableList, unified } from 'unified'
import { clean, type SafeRoot } from '../clean/clean.ts'
import { type SafeHtml, toHtml } from '../clean/to-html.ts'
import { fromDom } from '../tree/from-dom.ts'
import { root } from '../tree/h.ts'
import { parseFragment } from '../tree/parse-html.ts'
import { decorate, type Surroundings } from './decorate.ts'
import { decorateHtml } from './decorate-html.ts'

/**
 * Parses stored HTML, runs the user's rehype plugins (which must be synchronous), and cleans what they return: neither
 * the storage nor a plugin is trusted. What a page adds for its own layout comes last.
 */
export function renderBody(html: string, surroundings: Surroundings, plugins: PluggableList = []): SafeHtml {
  const known = plugins.length > 0 ? undefined : decorateHtml(html, surroundings)
  return known ?? toHtml(decorate(cleaned(html, plugins), surroundings))
}

function cleaned(html: string, plugins: PluggableList): SafeRoot {
  const tree = root(fromDom(parseFragment(html).children))
  return clean(plugins.length > 0 ? transform(tree, plugins) : tree)
}

function transform(tree: Root, plugins: PluggableList): Root {
  // A list of plugins has no type for what comes out; `clean` takes any hast tree.
  return unified().use(plugins).runSync(tree) as Root
}
