/** The texts of small elements. */

import { uris } from './namespaces.ts'
import { childOf, type XmlElement } from './parse-xml.ts'

/** The text of the first `name`, trimmed; nothing if it is empty. */
export function textOf(parent: XmlElement, name: string, uri: RegExp | '' = uris.wp): string | undefined {
  return childOf(parent, name, uri)?.text.trim() || undefined
}
