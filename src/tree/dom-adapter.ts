/** How parse5 makes and joins the nodes that cheerio reads. */

import {
  type AnyNode,
  type ChildNode,
  Comment,
  Document,
  Element,
  isComment,
  isDirective,
  isTag,
  isText,
  type ParentNode,
  ProcessingInstruction,
  Text,
} from 'domhandler'
import type { html, Token, TreeAdapter, TreeAdapterTypeMap } from 'parse5'
import { listOf } from './list-of.ts'

export type DomNodes = TreeAdapterTypeMap<
  AnyNode,
  ParentNode,
  ChildNode,
  Document,
  Document,
  Element,
  Comment,
  Text,
  Element,
  ProcessingInstruction
>

/**
 * One node class call and one object of attributes an element. The adapter of the parse5 project makes three
 * dictionaries an element, and its nodes are of domhandler 6, whose class fields cost 30 % of the parse more than
 * domhandler 5, which cheerio has (bench/stages.js, 40 theme pages). Names of attributes lose their name space, which
 * only SVG and MathML have, and these never reach an article.
 */
export const domAdapter: TreeAdapter<DomNodes> = {
  createDocument: () => new Document([]),
  createDocumentFragment: () => new Document([]),
  createElement(name, namespace, attributes) {
    const element = new Element(name, attributesOf(attributes), listOf())
    element.namespace = namespace
    return element
  },
  createCommentNode: (data) => new Comment(data),
  createTextNode: (data) => new Text(data),

  appendChild(parent, node) {
    const last = parent.lastChild
    if (last) {
      link(last, node)
      parent.children.push(node)
    }
    // A list that grows gets room for seventeen; most elements have one child.
    else parent.children = listOf(node)
    node.parent = parent
  },
  insertBefore(parent, node, reference) {
    if (reference.prev) link(reference.prev, node)
    link(node, reference)
    parent.children.splice(indexIn(parent, reference), 0, node)
    node.parent = parent
  },
  detachNode(node) {
    const { parent, prev, next } = node
    if (!parent) return
    if (prev) prev.next = next
    if (next) next.prev = prev
    parent.children.splice(indexIn(parent, node), 1)
    node.prev = null
    node.next = null
    node.parent = null
  },
  insertText(parent, data) {
    const last = parent.lastChild
    if (last && isText(last)) last.data += data
    else domAdapter.appendChild(parent, new Text(data))
  },
  insertTextBefore(parent, data, reference) {
    const { prev } = reference
    if (prev && isText(prev)) prev.data += data
    else domAdapter.insertBefore(parent, new Text(data), reference)
  },
  adoptAttributes(element, attributes) {
    element.attribs = { ...attributesOf(attributes), ...element.attribs }
  },
  setTemplateContent: (template, content) => domAdapter.appendChild(template, content as unknown as ChildNode),
  // A template is made with its content, a document, as its only child: the line above.
  getTemplateContent: (template) => template.children[0] as unknown as Document,

  setDocumentType(document, name) {
    const known = document.children.some((node) => isDirective(node))
    if (!known) domAdapter.appendChild(document, new ProcessingInstruction('!doctype', `!DOCTYPE ${name}`))
  },
  setDocumentMode(document, mode) {
    document['x-mode'] = mode
  },
  // Set by `setDocumentMode`, with the names of this same enumeration.
  getDocumentMode: (document) => (document['x-mode'] ?? 'no-quirks') as html.DOCUMENT_MODE,

  getFirstChild: (node) => node.children[0] ?? null,
  getChildNodes: (node) => node.children,
  getParentNode: (node) => node.parent,
  getAttrList: (element) => Object.entries(element.attribs).map(([name, value]) => ({ name, value })),
  getTagName: (element) => element.name,
  // Every element that this adapter makes has one.
  getNamespaceURI: (element) => element.namespace as html.NS,
  getTextNodeContent: (node) => node.data,
  getCommentNodeContent: (node) => node.data,
  getDocumentTypeNodeName: (node) => node.data.slice('!DOCTYPE '.length),
  getDocumentTypeNodePublicId: () => '',
  getDocumentTypeNodeSystemId: () => '',

  isCommentNode: isComment,
  isDocumentTypeNode: isDirective,
  isElementNode: isTag,
  isTextNode: isText,

  // Places are taken by the parser in `parse-html.ts`.
  setNodeSourceCodeLocation() {},
  getNodeSourceCodeLocation: () => undefined,
  updateNodeSourceCodeLocation() {},
}

function attributesOf(attributes: Token.Attribute[]): Record<string, string> {
  const named: Record<string, string> = {}
  for (const { name, value } of attributes) named[name] = value
  return named
}

function link(before: ChildNode, after: ChildNode): void {
  before.next = after
  after.prev = before
}

/** Where a child stands; the parser mostly asks for the last, so that is looked at first. */
function indexIn({ children }: ParentNode, node: ChildNode): number {
  const last = children.length - 1
  return children[last] === node ? last : children.indexOf(node)
}
