/** Pages of static-site generators, of a documentation site, and one written by hand. */

import { html } from '../markup.ts'
import type { Skin } from '../skin.ts'
import { site } from '../synthesize.ts'
import { chromaCode, hljsCode, plain, prismCode, rougeCode, writeBlocks } from './dialect.ts'
import { definitionBox, heading, listBox, spaced, tableBox, titled } from './meta-box.ts'
import { makeNoise } from './noise.ts'
import { authorLinks, documentOf, headers, pageLimits, shownDay, similarItems, termLinks } from './page.ts'

export const minimal: Skin = {
  name: 'minimal',
  format: 'html',
  about: 'A page written by hand: an article, and nothing that marks its parts.',
  unsaid: [...pageLimits, 'url', 'authors', 'published', 'modified', 'categories', 'tags', 'similar'],
  write(post) {
    const { article } = post
    return html`<!doctype html>
<html lang="${article.language}" dir="${article.direction}">
<meta charset="utf-8">
<title>${article.title}</title>
<article>
<h1>${article.title}</h1>
${writeBlocks(post.blocks, plain)}
<h2>${heading}</h2>
${tableBox(post, titled)}
</article>
</html>
`.text
  },
}

export const hugo: Skin = {
  name: 'hugo',
  format: 'html',
  about: 'A Hugo theme: Chroma with line numbers in a table.',
  unsaid: [...pageLimits, 'end of code', 'author pages', 'similar'],
  write(post) {
    const { article } = post
    const noise = makeNoise(post)
    const body = html`<body class="list">
<header class="header"><nav class="nav"><a href="${site.url}/" accesskey="h">${site.name}</a></nav></header>
<main class="main"><article class="post-single">
<header class="post-header"><h1 class="post-title">${article.title}</h1>
<div class="post-meta-line"><time class="published" datetime="${article.publishedAt}">${shownDay(article.publishedAt)}</time> · <span class="author-name">${article.authors[0]?.name}</span></div></header>
<div class="post-content">
${noise.withAds(writeBlocks(post.blocks, { ...plain, code: chromaCode }))}
<h2>${heading}</h2>
${definitionBox(post, spaced)}
</div>
<footer class="post-footer"><p class="category-links">${termLinks(article.categories, 'category')}</p><ul class="post-tags">${article.tags.map((tag) => html`<li><a href="/tags/${tag}/">${tag}</a></li>`)}</ul></footer>
</article></main>
${noise.footer}</body>`
    return documentOf(post, [headers.canonical(post), headers.openGraph(post)], body)
  },
}

export const jekyll: Skin = {
  name: 'jekyll',
  format: 'html',
  about: 'The standard theme of Jekyll: microformats and Rouge.',
  unsaid: [...pageLimits, 'end of code', 'similar'],
  write(post) {
    const { article } = post
    const noise = makeNoise(post)
    const body = html`<body>
<header class="site-header"><a class="site-title" rel="home" href="/">${site.name}</a>${noise.menu}</header>
<main class="page-content"><article class="post h-entry">
<header class="post-header"><h1 class="post-title p-name">${article.title}</h1>
<p class="post-dates"><time class="dt-published" datetime="${article.publishedAt}">${shownDay(article.publishedAt)}</time> <time class="dt-updated" datetime="${article.modifiedAt}">${shownDay(article.modifiedAt)}</time> ${authorLinks(article, 'p-author h-card')}</p></header>
<div class="post-content e-content">
${noise.withAds(writeBlocks(post.blocks, { ...plain, code: rougeCode }))}
<h2>${heading}</h2>
${listBox(post, spaced)}
</div>
<p class="post-categories">${termLinks(article.categories, 'category')}</p><p class="post-tags">${termLinks(article.tags, 'tag')}</p>
<a class="u-url" href="${article.url}" hidden></a>
</article></main>
${noise.footer}</body>`
    return documentOf(post, [headers.canonical(post), noise.head], body)
  },
}

export const docs: Skin = {
  name: 'docs',
  format: 'html',
  about: 'A documentation site: anchors in headings, Prism with a copy button, contents at the side.',
  unsaid: [...pageLimits, 'authors', 'published', 'categories', 'tags', 'similar'],
  write(post) {
    const { article } = post
    const noise = makeNoise(post)
    const dialect: typeof plain = {
      ...plain,
      heading: ({ level, text }) =>
        html`<h${level} class="anchor">${text}<a class="hash-link header-anchor" aria-label="Direct link" href="#part">#</a></h${level}>`,
      code: prismCode,
    }
    const body = html`<body class="navigation-with-keyboard">
<nav class="navbar">${noise.menu}<a class="navbar__brand" href="/"><b>${site.name}</b></a></nav>
<main><div class="row"><div class="col"><article><nav class="breadcrumbs"><ul><li><a href="/">Home</a></li><li>Docs</li></ul></nav>
<div class="theme-doc-markdown markdown"><header><h1>${article.title}</h1></header>
${writeBlocks(post.blocks, dialect)}
<h2>${heading}</h2>
${tableBox(post, titled)}
</div>
<footer class="theme-doc-footer"><span class="theme-last-updated">Last updated on <time class="modified" datetime="${article.modifiedAt}">${shownDay(article.modifiedAt)}</time></span></footer></article>
<nav class="pagination-nav"><a href="/previous/">Previous</a><a href="/next/">Next</a></nav></div>
<div class="table-of-contents"><ul>${article.body.outline.map(({ text }) => html`<li><a href="#part">${text}</a></li>`)}</ul></div></div></main>
${noise.footer}</body>`
    return documentOf(post, [headers.canonical(post), noise.head], body)
  },
}

export const eleventy: Skin = {
  name: 'eleventy',
  format: 'html',
  about: 'A starter of Eleventy: highlight.js, related posts under the article.',
  unsaid: [...pageLimits, 'author pages', 'modified', 'categories'],
  write(post) {
    const { article } = post
    const noise = makeNoise(post)
    const body = html`<body>
<header><a href="/" class="home-link" rel="home">${site.name}</a>${noise.menu}</header>
<main><article class="post"><h1>${article.title}</h1>
<p class="byline"><time datetime="${article.publishedAt}" class="published">${shownDay(article.publishedAt)}</time>, <span class="author-name">${article.authors[0]?.name}</span></p>
<p class="post-tags">${termLinks(article.tags, 'tag')}</p>
<div class="article-content">
${noise.withAds(writeBlocks(post.blocks, { ...plain, code: hljsCode }))}
<details><summary>${heading}</summary>${tableBox(post, spaced)}</details>
</div></article>
<section class="similar-posts"><h2>Similar posts</h2><ul>${similarItems(article)}</ul></section>
${noise.comments}</main>
${noise.footer}</body>`
    return documentOf(post, [headers.canonical(post), headers.openGraph(post), noise.head], body)
  },
}
