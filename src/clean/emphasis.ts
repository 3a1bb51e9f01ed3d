/** Emphasis that is written as a style, as what is pasted from Google Docs or Word has it, and what some site builders make. */

import type { Element, ElementContent, Properties, Root, RootContent } from 'hast'
import { element } from '../tree/h.ts'
import { runs } from '../tree/runs.ts'
import { rawText } from '../tree/text.ts'
import { headings } from '../tree/text-blocks.ts'

/** What a value of a property stands for (CSS Fonts 4, CSS Text Decoration 3, CSS 2). */
interface Rule {
  property: string
  done: RegExp
  undone?: RegExp
  /** The element that says it, and those that look so by themselves. */
  made: string
  by: Set<string>
}

const rules: Rule[] = [
  {
    property: 'font-weight',
    done: /^(?:bold|bolder|[6-9]00)\b/,
    undone: /^(?:normal|lighter|[1-4]00)\b/,
    made: 'strong',
    by: new Set(['strong', 'b', 'th', ...headings]),
  },
  {
    property: 'font-style',
    done: /^(?:italic|oblique)\b/,
    undone: /^normal\b/,
    made: 'em',
    by: new Set(['em', 'i', 'cite', 'dfn', 'var', 'address']),
  },
  { property: 'text-decoration', done: /\bline-through\b/, made: 's', by: new Set(['s', 'del']) },
  { property: 'vertical-align', done: /^super\b/, made: 'sup', by: new Set(['sup']) },
  { property: 'vertical-align', done: /^sub\b/, made: 'sub', by: new Set(['sub']) },
]

/** Elements whose own style counts: links and what groups blocks are styled for their looks. */
const styled = new Set(['span', 'font', 'p', 'li', 'td'])
/** Elements that say nothing but how a text looks. */
const looks = new Set(['b', 'i'])
/** There, styles colour the parts of a language. */
const code = new Set(['pre', 'code', 'kbd', 'samp'])

/**
 * The nodes of a tree with the elements for which styles stand; `b` and `i` whose style takes them back are wrappers.
 * Recurses as deep as the tree.
 */
export function withEmphasis({ children }: Root): RootContent[] {
  return children.some(isStyled) ? children.map((node) => emphasize(node, []).node) : children
}

/** Whether a style in a tree may say something: few trees have one. */
const isStyled = (node: RootContent): boolean =>
  node.type === 'element' && (declared(node.properties).size > 0 || node.children.some(isStyled))

/** A node, and the elements that styles in it take back. */
interface Part<Node> {
  node: Node
  undone: readonly string[]
}

const none: readonly string[] = []

/** `around` holds what applies already. */
function emphasize<Node extends RootContent>(node: Node, around: readonly string[]): Part<Node | Element> {
  if (node.type !== 'element' || code.has(node.tagName)) return { node, undone: none }
  const { tagName } = node
  const values = declared(node.properties)
  const says = (pattern: RegExp | undefined, { property }: Rule) => pattern?.test(values.get(property) ?? '') === true
  const takenBack = rules.filter((rule) => says(rule.undone, rule))
  const isWrapper = looks.has(tagName) && takenBack.some(({ by }) => by.has(tagName))
  const applying = isWrapper ? [] : rules.filter(({ by }) => by.has(tagName))
  const known = [...around, ...applying.map(({ made }) => made)]
  const making = styled.has(tagName) ? rules.filter((rule) => !known.includes(rule.made) && says(rule.done, rule)) : []

  const inside = [...known, ...making.map(({ made }) => made)]
  let parts: Part<ElementContent>[] = node.children.map((child) => emphasize(child, inside))
  for (const { made } of making) parts = wrapped(parts, made)
  const copy = { ...node, ...(isWrapper && { tagName: 'span' }), children: parts.map(({ node }) => node) }
  return { node: copy, undone: [...undoneIn(parts), ...takenBack.map(({ made }) => made)] }
}

/** The parts with an element round each run of those in which nothing takes it back. */
function wrapped(parts: Part<ElementContent>[], tagName: string): Part<ElementContent>[] {
  return runs(parts, ({ undone }) => undone.includes(tagName)).flatMap((run) => {
    if (!Array.isArray(run)) return [run]
    const nodes = run.map(({ node }) => node)
    return nodes.every(isTextless) ? run : [{ node: element(tagName, {}, nodes), undone: undoneIn(run) }]
  })
}

const isTextless = (node: ElementContent) => rawText(node).trim() === ''

const undoneIn = (parts: Part<ElementContent>[]) => [...new Set(parts.flatMap(({ undone }) => undone))]

const nothing: ReadonlyMap<string, string> = new Map()
const asked = /font-(?:weight|style)|text-decoration|vertical-align/i

/** The values of the style of an element, by their properties; `text-decoration-line` is a part of `text-decoration`. */
function declared({ style }: Properties): ReadonlyMap<string, string> {
  if (typeof style !== 'string' || !asked.test(style)) return nothing
  const parts = style.toLowerCase().split(';')
  return new Map(
    parts.map((part) => {
      const [property = '', ...value] = part.split(':')
      return [property.trim().replace('-line', ''), value.join(':').trim()]
    }),
  )
}
