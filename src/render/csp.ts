/** The Content Security Policy of a page: nothing runs, nothing is sent, pictures and one stylesheet are loaded. */

import { createHash } from 'node:crypto'

/** What the page's stylesheet is: a source for `style-src` besides the page's own site. */
export type StyleSource = string | undefined

/** Writes the policy; `style` is what `inlineSource` or `linkSource` gave. */
export function contentSecurityPolicy(style: StyleSource): string {
  const styles = style === undefined ? "'self'" : `'self' ${style}`
  return `default-src 'none'; img-src 'self' https: data:; style-src ${styles}; base-uri 'none'; form-action 'none'`
}

/** Allows one inline stylesheet: by its hash, so that no other gets in. */
export function inlineSource(css: string): StyleSource {
  return `'sha256-${createHash('sha256').update(css).digest('base64')}'`
}

/** Allows a linked stylesheet of another site: by its origin. */
export function linkSource(href: string): StyleSource {
  const { origin } = new URL(href, ownSite)
  return origin === ownSite ? undefined : origin
}

const ownSite = 'https://page.invalid'
