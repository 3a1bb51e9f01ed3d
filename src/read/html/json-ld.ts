/** What the JSON-LD of a page says of its article (schema.org). */

import { decodeHTMLStrict } from 'entities/decode'
import { fold } from '../../tree/text.ts'
import { parseLoosely } from './loose-json.ts'

export interface LinkedFacts {
  headline?: string
  /** What a recipe or guide is called, where no article is stated round it. */
  guideName?: string
  /** The text of the article, if it stands in the record too. */
  articleBody?: string
  description?: string
  authors: LinkedAuthor[]
  datePublished?: string
  dateModified?: string
  sections: string[]
  keywords: string[]
  url?: string
  siteName?: string
  image?: LinkedImage
  /** What a recipe or guide needs, and how it is done. */
  lists: LinkedList[]
}

export interface LinkedList {
  items: string[]
  isOrdered: boolean
}

/** `isGroup` if it is said to be no person: then its name is one, whatever words it has. */
interface LinkedAuthor {
  name: string
  url?: string
  isGroup?: boolean
}

interface LinkedImage {
  src: string
  width?: string
  height?: string
  alt?: string
}

/** Depth and number of nodes that are looked at: real graphs have under a hundred nodes, five deep. */
const deepest = 8
const mostNodes = 2_000

/** Reads the scripts in order; a script that is no JSON is as if it were not there. The first article tells. */
export function readJsonLd(scripts: string[]): LinkedFacts | undefined {
  const nodes: Node[] = []
  for (const script of scripts) collect(parseLoosely(script), nodes, 0)
  if (nodes.length === 0) return undefined
  const article = nodes.find(isOf(articleTypes))
  const guide = nodes.find(isOf(guideTypes))
  const page = nodes.find((node) => types(node).includes('WebPage'))
  const site = nodes.find((node) => types(node).includes('WebSite'))
  const byId = nodesById(nodes)
  const main = article ?? guide ?? page
  const siteName = textOf(site?.name) ?? textOf(asNode(main?.publisher, byId)?.name)
  if (!main) return siteName ? { authors: [], sections: [], keywords: [], lists: [], siteName } : undefined
  const facts = {
    headline: article && (textOf(article.headline) ?? textOf(article.name)),
    guideName: article ? undefined : textOf(guide?.name),
    articleBody: article && textOf(article.articleBody),
    description: textOf(main.description) ?? textOf(page?.description),
    datePublished: textOf(main.datePublished) ?? textOf(page?.datePublished),
    dateModified: textOf(main.dateModified) ?? textOf(page?.dateModified),
    url: textOf(asNode(main.mainEntityOfPage, byId)?.['@id']) ?? textOf(main.mainEntityOfPage) ?? textOf(main.url),
    siteName,
  }
  const image = imageOf(main.image, byId) ?? imageOf(main.thumbnailUrl, byId)
  return {
    // Only what is there: the type says that a missing fact is absent.
    ...(Object.fromEntries(Object.entries(facts).filter(([, value]) => value)) as Partial<LinkedFacts>),
    ...(image && { image }),
    authors: list(main.author).flatMap((author) => person(author, byId)),
    sections: list(main.articleSection).flatMap((section) => textOf(section) ?? []),
    keywords: list(main.keywords)
      .flatMap((keywords) => (textOf(keywords) ?? '').split(','))
      .map((keyword) => keyword.trim())
      .filter(Boolean),
    lists: listsOf(guide),
  }
}

type Node = Record<string, unknown>

const articleTypes = /^(?:\w*Article|\w*BlogPosting|\w*Posting|Report)$/
/** Pages of these hold an article, or are one. */
const guideTypes = /^(?:Recipe|HowTo)$/

const isOf = (wanted: RegExp) => (node: Node) => types(node).some((type) => wanted.test(type))

/** Properties of recipes and guides that list what is needed, of which `ingredients` is an older name, and what is done. */
const needs = ['recipeIngredient', 'ingredients', 'supply', 'tool']
const steps = ['recipeInstructions', 'step']
export const guideLists = [...needs, ...steps]

function listsOf(guide: Node | undefined): LinkedList[] {
  return guideLists.flatMap((name) => {
    const items = textsOf(guide?.[name], 0)
    return items.length > 0 ? [{ items, isOrdered: steps.includes(name) }] : []
  })
}

/** The texts of a list, of its items, or of sections of them. */
function textsOf(value: unknown, depth: number): string[] {
  if (typeof value === 'string') return value.trim() ? [decodeHTMLStrict(value.trim())] : []
  if (typeof value !== 'object' || value === null || depth > deepest) return []
  if (Array.isArray(value)) return value.flatMap((item) => textsOf(item, depth + 1))
  const { text, itemListElement, name } = value as Node // as in `collect`
  return textsOf(text ?? itemListElement ?? name, depth + 1)
}

function collect(value: unknown, nodes: Node[], depth: number): void {
  if (typeof value !== 'object' || value === null || depth > deepest || nodes.length >= mostNodes) return
  if (!Array.isArray(value)) nodes.push(value as Node) // an object that is no list is a record of unknowns
  for (const inner of Object.values(value)) collect(inner, nodes, depth + 1)
}

function types(node: Node): string[] {
  return list(node['@type']).filter((type) => typeof type === 'string')
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value]
}

/** Plugins write HTML's character references into JSON. */
function textOf(value: unknown): string | undefined {
  const [first] = list(value)
  return typeof first === 'string' && first.trim() ? decodeHTMLStrict(first.trim()) : undefined
}

/** The nodes by their ids; what only names a node by its id is not that node. */
function nodesById(nodes: Node[]): Map<unknown, Node> {
  const isReference = (node: Node) => Object.keys(node).every((key) => key === '@id' || key === '@type')
  return new Map(
    nodes.flatMap((node) => (typeof node['@id'] === 'string' && !isReference(node) ? [[node['@id'], node]] : [])),
  )
}

/** A node that stands here or is named by its id. */
function asNode(value: unknown, byId: Map<unknown, Node>): Node | undefined {
  const [first] = list(value)
  if (typeof first !== 'object' || first === null) return undefined
  const node = first as Node // as in `collect`
  return byId.get(node['@id']) ?? node
}

/** An image stands as its URL or as a record of it; of several sizes the first is taken. */
function imageOf(value: unknown, byId: Map<unknown, Node>): LinkedImage | undefined {
  const plain = textOf(value)
  if (plain) return { src: plain }
  const node = asNode(value, byId)
  const src = textOf(node?.url) ?? textOf(node?.contentUrl)
  return node && src ? { src, ...sizeOf(node, 'width'), ...sizeOf(node, 'height') } : undefined
}

function sizeOf(node: Node, side: 'width' | 'height'): { width?: string; height?: string } {
  const value = node[side]
  return typeof value === 'number' || typeof value === 'string' ? { [side]: String(value) } : {}
}

function person(value: unknown, byId: Map<unknown, Node>): LinkedAuthor[] {
  const node = asNode(value, byId)
  const name = textOf(value) ?? textOf(node?.name)
  const url = textOf(node?.url)
  const isGroup = node !== undefined && isOf(groupType)(node)
  return name ? [{ name: fold(name), ...(url && { url }), ...(isGroup && { isGroup }) }] : []
}

const groupType = /(?:Organization|Corporation|Project|Consortium|NGO)$/
