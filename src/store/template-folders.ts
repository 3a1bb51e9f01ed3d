/** Reads template folders. */

import { readdirSync, readFileSync } from 'node:fs'
import { join, parse } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Templates } from '../render/templates.ts'

/** The folder of our own templates. */
export const ownTemplates = new URL('../../templates/', import.meta.url)

/**
 * Reads a folder's `*.hbs` files and its `styles.css`, each under its name, and other stylesheets and scripts under theirs with
 * the extension; what `base` has under other names stays. So a folder with a single `article.hbs` replaces that template and
 * keeps the rest. Throws if the folder cannot be read or holds none of them.
 */
export function readTemplates(folder: URL | string, base: Templates = {}): Templates {
  const path = typeof folder === 'string' ? folder : fileURLToPath(folder)
  const names = readdirSync(path).filter((name) => /\.(?:hbs|css|js)$/.test(name))
  if (names.length === 0)
    throw new Error(`Unexpected folder \`${path}\` without templates, expected *.hbs files or styles.css`)
  const found = names.sort().map((name) => [nameOf(name), readFileSync(join(path, name), 'utf8')])
  return { ...base, ...Object.fromEntries(found) }
}

function nameOf(file: string): string {
  return file.endsWith('.hbs') || file === 'styles.css' ? parse(file).name : file
}
