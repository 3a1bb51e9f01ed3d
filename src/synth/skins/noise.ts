/** What stands on a page beside its article. */

import { html, type Markup, raw } from '../markup.ts'
import type { Random } from '../random.ts'
import { type Synthesized, site } from '../synthesize.ts'

export interface Noise {
  /** Styles and scripts for the head. */
  head: Markup
  menu: Markup
  cookies: Markup
  sidebar: Markup
  comments: Markup
  share: Markup
  newsletter: Markup
  footer: Markup
  /** Blocks of the body with advertisements between them. */
  withAds: (blocks: Markup[]) => Markup[]
  /** Whether images load late. */
  isLazy: boolean
}

const nothing = raw('')

/** The same noise for the same article; each kind is there as often as the article's dial says. */
export function makeNoise({ streams, noise: share }: Synthesized): Noise {
  const random = streams('noise')
  const maybe = (make: () => Markup) => (random.chance(share) ? make() : nothing)
  const ad = html`<div class="ad-container"><ins class="adsbygoogle" style="display:block" data-ad-slot="${random.between(1000, 9999)}"></ins><p>Advertisement</p></div>\n`
  const hasAds = random.chance(share)
  return {
    head: maybe(
      () =>
        html`<style>${raw(styles(random))}</style>\n<script>${raw('window.dataLayer = window.dataLayer || []; if (1 < 2) { dataLayer.push({"a": "<b>"}) }')}</script>\n`,
    ),
    menu: maybe(
      () =>
        html`<nav class="main-navigation" aria-label="Main"><ul class="menu">${links(random, 'menu-item', 7)}</ul></nav>\n`,
    ),
    cookies: maybe(() =>
      raw(
        '<div class="cookie-notice" role="dialog"><p>We use cookies to keep you signed in.</p><button>Accept</button></div>\n',
      ),
    ),
    sidebar: maybe(
      () =>
        html`<aside class="widget-area"><section class="widget"><h2 class="widget-title">Recent posts</h2><ul>${links(random, 'recent', 5)}</ul></section><section class="widget"><h2 class="widget-title">Archives</h2><ul>${links(random, 'archive', 6)}</ul></section></aside>\n`,
    ),
    comments: maybe(() => comments(random)),
    share: maybe(() =>
      raw(
        '<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li><a href="https://social.example/share">Post</a></li><li><a href="mailto:?subject=look">Mail</a></li></ul></div>\n',
      ),
    ),
    newsletter: maybe(() =>
      raw(
        '<form class="newsletter-signup" action="/subscribe"><label>Your address <input name="email"></label><button>Subscribe</button></form>\n',
      ),
    ),
    footer: html`<footer class="site-footer"><p>© ${site.name}. All rights reserved.</p></footer>\n`,
    withAds: (blocks) =>
      hasAds ? blocks.flatMap((block, place) => (place % 6 === 3 ? [block, ad] : [block])) : blocks,
    isLazy: random.chance(share),
  }
}

const words = ['harbour', 'window', 'ledger', 'station', 'garden', 'letter', 'bridge', 'signal']

function links(random: Random, className: string, count: number): Markup[] {
  return Array.from({ length: count }, () => {
    const word = random.pick(words)
    return html`<li class="${className}"><a href="/${word}/${random.below(99)}/">${word} ${random.pick(words)}</a></li>`
  })
}

function styles(random: Random): string {
  return Array.from(
    { length: 20 },
    (_, place) => `.has-${random.pick(words)}-${place}{margin:${random.below(40)}px}`,
  ).join('')
}

function comments(random: Random): Markup {
  const one = (place: number) =>
    html`<li id="comment-${place}" class="comment"><article class="comment-body"><footer class="comment-meta"><b class="fn">${random.pick(words)}</b> <time datetime="2026-03-0${place + 1}T10:00:00+00:00">March 2026</time></footer><div class="comment-content"><p>The ${random.pick(words)} was never the ${random.pick(words)} here. Thanks for writing it down.</p></div></article></li>`
  return html`<section id="comments" class="comments-area"><h2 class="comments-title">Comments</h2><ol class="comment-list">${Array.from({ length: random.between(1, 4) }, (_, place) => one(place))}</ol></section>\n`
}
