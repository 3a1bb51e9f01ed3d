/** The slug of an article whose source gives none. */

import slugify from '@sindresorhus/slugify'

/** A slug of the title, or of the file's name if the title has no letter or digit that ASCII can stand for. Never empty. */
export function makeSlug(title: string | undefined, path: string): string {
  const fileName = path.slice(path.lastIndexOf('/') + 1)
  return slugOf(title) || slugOf(fileName.replace(extensions, '')) || 'article'
}

/** Longer ones help nobody and break file systems. */
const maxLength = 80

function slugOf(text = ''): string {
  return slugify(text.slice(0, 4 * maxLength), { decamelize: false }) // PostgreSQL is one word, as in addresses of WordPress
    .slice(0, maxLength)
    .replace(/-$/, '')
}

const extensions = /(?:\.[a-z0-9]{1,8}){1,2}$/i
