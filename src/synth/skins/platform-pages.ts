/** Pages of publishing platforms, of newspapers, of programs that render what a server sent as JSON. */

import { html, raw } from '../markup.ts'
import type { Skin } from '../skin.ts'
import { type Synthesized, site } from '../synthesize.ts'
import { hljsCode, plain, prismCode, writeBlocks } from './dialect.ts'
import { definitionBox, heading, spaced, tableBox, titled } from './meta-box.ts'
import { makeNoise } from './noise.ts'
import { authorLinks, documentOf, headers, pageLimits, shownDay, termLinks } from './page.ts'

export const ghost: Skin = {
  name: 'ghost',
  format: 'html',
  about: 'A Ghost publication: cards round images.',
  unsaid: [...pageLimits, 'author pages', 'categories', 'similar'],
  write(post) {
    const { article } = post
    const noise = makeNoise(post)
    const dialect: typeof plain = {
      ...plain,
      image: (block) => html`<div class="kg-card kg-image-card kg-card-hascaption">${plain.image(block)}</div>`,
      code: prismCode,
    }
    const body = html`<body class="post-template">
<header class="gh-head">${noise.menu}<a class="gh-head-logo" href="/">${site.name}</a></header>
<main class="site-main"><article class="gh-article post">
<header class="gh-article-header"><h1 class="gh-article-title">${article.title}</h1></header>
<section class="gh-content gh-canvas">
${noise.withAds(writeBlocks(post.blocks, dialect))}
<h2>${heading}</h2>
${tableBox(post, titled)}
</section></article></main>
${noise.footer}</body>`
    const linked = raw(`<script type="application/ld+json">${scriptJson(linkedData(post))}</script>\n`)
    return documentOf(post, [headers.canonical(post), headers.openGraph(post), linked, noise.head], body)
  },
}

export const headless: Skin = {
  name: 'headless',
  format: 'html',
  about: 'A program that renders on the server: class names without meaning, the facts in JSON-LD.',
  unsaid: [...pageLimits, 'similar'],
  write(post) {
    const { article } = post
    const noise = makeNoise(post)
    const body = html`<body><div id="__next"><div class="css-1x2y3z"><header class="css-9h8g7f">${noise.menu}</header>
<main class="css-4k5l6m"><article class="css-7n8o9p"><h1 class="css-title">${article.title}</h1>
${writeBlocks(post.blocks, { ...plain, code: hljsCode })}
<section class="css-box"><h2>${heading}</h2>${tableBox(post, spaced)}</section>
</article></main>${noise.footer}</div></div>
<script id="__NEXT_DATA__" type="application/json">${raw(scriptJson({ props: { title: article.title, lead: article.lead } }))}</script>
</body>`
    const linked = raw(`<script type="application/ld+json">${scriptJson(linkedData(post))}</script>\n`)
    return documentOf(post, [headers.canonical(post), linked, noise.head], body)
  },
}

function linkedData({ article }: Synthesized): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'BlogPosting',
    headline: article.title,
    mainEntityOfPage: article.url,
    datePublished: article.publishedAt,
    dateModified: article.modifiedAt,
    author: article.authors.map(({ name, url }) => ({ '@type': 'Person', name, url })),
    articleSection: article.categories,
    keywords: article.tags.join(', '),
    publisher: { '@type': 'Organization', name: site.name },
  }
}

/** JSON that cannot end the script it stands in. */
const scriptJson = (value: object) => JSON.stringify(value).replaceAll('<', '\\u003c')

export const amp: Skin = {
  name: 'amp',
  format: 'html',
  about: 'An AMP page of WordPress.',
  unsaid: [...pageLimits, 'modified', 'author pages', 'tags', 'categories', 'similar'],
  write(post) {
    const { article } = post
    const image: (typeof plain)['image'] = ({ picture }) =>
      html`<figure><amp-img src="${picture.url}" alt="${picture.alt}" width="${picture.width}" height="${picture.height}" layout="intrinsic"><noscript><img src="${picture.url}" alt="${picture.alt}" width="${picture.width}" height="${picture.height}"></noscript></amp-img><figcaption class="wp-caption-text">${picture.caption}. image source: ${picture.credit}</figcaption></figure>`
    return html`<!doctype html>
<html amp lang="${article.language}" dir="${article.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,minimum-scale=1">
<title>${article.title} | ${site.name}</title>
<link rel="canonical" href="${article.url}">
<script async src="https://cdn.example/v0.js"></script>
<style amp-custom>.amp-wp-article{margin:0 auto}</style>
</head>
<body>
<header class="amp-wp-header"><a href="${site.url}/">${site.name}</a></header>
<article class="amp-wp-article">
<header class="amp-wp-article-header"><h1 class="amp-wp-title">${article.title}</h1>
<div class="amp-wp-meta amp-wp-byline"><span class="amp-wp-author author vcard">${article.authors[0]?.name}</span></div>
<div class="amp-wp-meta amp-wp-posted-on"><time class="published" datetime="${article.publishedAt}">${shownDay(article.publishedAt)}</time></div></header>
<div class="amp-wp-article-content article-content">
${writeBlocks(post.blocks, { ...plain, image })}
<h2>${heading}</h2>
${definitionBox(post, titled)}
</div></article>
</body></html>
`.text
  },
}

export const magazine: Skin = {
  name: 'magazine',
  format: 'html',
  about: 'A magazine with microdata of schema.org.',
  unsaid: [...pageLimits, 'author pages', 'similar', 'tags'],
  write(post) {
    const { article } = post
    const noise = makeNoise(post)
    const body = html`<body>${noise.cookies}
<header class="site-header">${noise.menu}<a class="site-name" rel="home" href="/">${site.name}</a></header>
<main><article itemscope itemtype="https://schema.org/Article">
<p class="kicker"><span class="cat-links">${termLinks(article.categories, 'category')}</span></p>
<h1 itemprop="headline">${article.title}</h1>
<p class="meta-line">by <span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">${article.authors[0]?.name}</span></span> <time itemprop="datePublished" datetime="${article.publishedAt}">${shownDay(article.publishedAt)}</time> <meta itemprop="dateModified" content="${article.modifiedAt}"></p>
${noise.share}<div itemprop="articleBody">
${noise.withAds(writeBlocks(post.blocks, plain))}
<section><h2>${heading}</h2>${definitionBox(post, spaced)}</section>
</div></article></main>
${noise.sidebar}${noise.footer}</body>`
    return documentOf(post, [headers.canonical(post), noise.head], body)
  },
}

export const drupal: Skin = {
  name: 'drupal',
  format: 'html',
  about: 'A node of Drupal, each fact in a field of its own.',
  unsaid: [...pageLimits, 'modified', 'similar', 'tags', 'categories'],
  write(post) {
    const { article } = post
    const noise = makeNoise(post)
    const body = html`<body class="path-node page-node-type-article">
<div class="layout-container"><header role="banner"><a href="/" rel="home">${site.name}</a>${noise.menu}</header>
<main role="main"><article role="article" class="node node--type-article node--view-mode-full">
<h1 class="page-title"><span class="field field--name-title">${article.title}</span></h1>
<footer class="node__meta"><div class="node__submitted">Submitted by ${authorLinks(article, 'username')} on <time class="published" datetime="${article.publishedAt}">${shownDay(article.publishedAt)}</time></div></footer>
<div class="node__content"><div class="clearfix text-formatted field field--name-body field--type-text-with-summary">
${writeBlocks(post.blocks, plain)}
<h2>${heading}</h2>
${tableBox(post, titled)}
</div></div>
</article></main>${noise.footer}</div></body>`
    return documentOf(post, [headers.canonical(post), noise.head], body)
  },
}

export const tables: Skin = {
  name: 'tables',
  format: 'html',
  about: 'A site of 2003: the layout is a table, nothing is marked.',
  isMeasured: true,
  unsaid: [...pageLimits, 'authors', 'published', 'modified', 'categories', 'tags', 'similar'],
  write(post) {
    const { article } = post
    const noise = makeNoise(post)
    return html`<HTML LANG="${article.language}" DIR="${article.direction}">
<HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=utf-8"><TITLE>${article.title}</TITLE><LINK REL="canonical" HREF="${article.url}"></HEAD>
<BODY BGCOLOR="#ffffff">
<TABLE WIDTH="100%" CELLPADDING="4"><TR><TD COLSPAN="2" BGCOLOR="#336699"><FONT COLOR="#ffffff" SIZE="5">${site.name}</FONT></TD></TR>
<TR><TD WIDTH="150" VALIGN="top">${noise.menu}</TD><TD VALIGN="top">
<H1>${article.title}</H1>
${writeBlocks(post.blocks, plain)}
<H2>${heading}</H2>
${tableBox(post, spaced)}
</TD></TR>
<TR><TD COLSPAN="2"><FONT SIZE="1">© ${site.name}</FONT></TD></TR></TABLE>
</BODY></HTML>
`.text
  },
}
