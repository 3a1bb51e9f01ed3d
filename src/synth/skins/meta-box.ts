/** The meta box as sites show it: a table, a definition list, lists in lists. */

import type { Json, JsonObject } from '../../article/json.ts'
import { alphanode } from '../../meta/profiles/alphanode.ts'
import { shapeOf } from '../../meta/shape.ts'
import { orderedEntries } from '../../meta/to-rows.ts'
import { html, type Markup } from '../markup.ts'
import type { Synthesized } from '../synthesize.ts'

/** How labels are written. */
export type Label = (key: string) => string

const { fields } = shapeOf(alphanode)

/** `view_count` → `Reading time`. */
export const titled: Label = (key) => [...fields.values()].find((field) => field.key === key)?.label ?? key
/** `view_count` → `view count`. */
export const spaced: Label = (key) => (isKnown(key) ? key.replaceAll('_', ' ') : key)
/** `view_count` → `View-Count`. */
export const dashed: Label = (key) =>
  isKnown(key) ? key.replace(/(?:^|_)\w/g, (start) => start.toUpperCase().replace('_', '-')) : key

/** Whether the profile knows a key. */
export const isKnown = (key: string) => Object.hasOwn(alphanode.fields.shape, key)

export const heading = 'AlphaNode post meta'

type Row = [label: string, value: Json]

function rowsOf({ article: { meta } }: Synthesized, label: Label): Row[] {
  return orderedEntries(meta.values, meta.order).map(([key, value]) => [label(key), value])
}

export function tableBox(post: Synthesized, label: Label): Markup {
  const rows = rowsOf(post, label).map(([name, value]) => html`<tr><th>${name}</th><td>${shown(value)}</td></tr>\n`)
  return html`<table class="post-meta"><tbody>\n${rows}</tbody></table>`
}

export function definitionBox(post: Synthesized, label: Label): Markup {
  const rows = rowsOf(post, label).map(([name, value]) => html`<dt>${name}</dt><dd>${shown(value)}</dd>\n`)
  return html`<dl class="post-meta">\n${rows}</dl>`
}

export function listBox(post: Synthesized, label: Label): Markup {
  const rows = rowsOf(post, label).map(([name, value]) => html`<li><strong>${name}:</strong> ${shown(value)}</li>\n`)
  return html`<ul class="post-meta">\n${rows}</ul>`
}

/** A value as a list in a list shows it; flags are 1 and 0. */
function shown(value: Json): Markup {
  if (typeof value === 'boolean') return html`${value ? 1 : 0}`
  if (typeof value !== 'object' || value === null) return html`${value ?? ''}`
  if (Array.isArray(value)) return html`<ul>${value.map((item) => html`<li>${shown(item)}</li>`)}</ul>`
  return html`<ul>${pairs(value)}</ul>`
}

const pairs = (object: JsonObject) =>
  Object.entries(object).map(([key, value]) => html`<li>${key.replaceAll('_', ' ')}: ${shown(value)}</li>`)
