/** JSON as pages write it by hand or by templates. */

import { findForeignJson, type Json } from '../../article/json.ts'

//                     //<![CDATA[ … //]]>    <!-- … -->    … ;
const wrapping = /^\s*(?:\/[/*]\s*)?<!(?:\[CDATA\[|--)(?:\s*\*\/)?|(?:\/[/*]\s*)?(?:\]\]|--)>(?:\s*\*\/)?\s*$|;\s*$/g
const space = /[\u0000-\u0020]+/g
const danglingComma = /,\s*(?=[}\]])/g

/**
 * Reads JSON; also what is wrapped for XML, breaks a line within a string or has a comma after the last item. Nothing
 * for what is none even so.
 */
export function parseLoosely(text: string): Json | undefined {
  const bare = text.replace(wrapping, '')
  return findForeignJson(bare) ?? findForeignJson(bare.replace(space, inline).replace(danglingComma, ''))
}

/** A run of spaces stays; a break of the line is one. */
const inline = (run: string) => (/^ +$/.test(run) ? run : ' ')
