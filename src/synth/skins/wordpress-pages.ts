/** Pages of WordPress: a classic theme, a block theme, a page builder, and a theme of the years before. */

import { html, type Markup } from '../markup.ts'
import type { Skin } from '../skin.ts'
import { type Synthesized, site } from '../synthesize.ts'
import {
  bareCode,
  blockImage,
  brushCode,
  classicImage,
  type Dialect,
  lazyImage,
  plain,
  prismCode,
  writeBlocks,
} from './dialect.ts'
import { dashed, definitionBox, heading, listBox, spaced, tableBox, titled } from './meta-box.ts'
import { makeNoise } from './noise.ts'
import { authorLinks, documentOf, headers, pageLimits, shownDay, similarItems, termLinks } from './page.ts'

const blockDialect: Dialect = {
  ...plain,
  heading: ({ level, text }) => html`<h${level} class="wp-block-heading">${text}</h${level}>`,
  quote: ({ text }) => html`<blockquote class="wp-block-quote is-layout-flow"><p>${text}</p></blockquote>`,
  code: ({ code, language }) =>
    html`<pre class="wp-block-code"><code lang="${language}" class="language-${language}">${code}</code></pre>`,
  image: blockImage,
  table: (block) => html`<figure class="wp-block-table">${plain.table(block)}</figure>`,
}

const late = (dialect: Dialect, isLazy: boolean): Dialect => (isLazy ? { ...dialect, image: lazyImage } : dialect)

/** A theme like those that WordPress came with until 2021. */
export const classic: Skin = {
  name: 'classic',
  format: 'html',
  about: 'A classic WordPress theme, the box as a table of nested lists.',
  unsaid: [...pageLimits],
  write(post) {
    const { article } = post
    const noise = makeNoise(post)
    const body = html`<body class="single single-post">
${noise.cookies}<header class="site-header"><p class="site-title"><a href="${site.url}/" rel="home">${site.name}</a></p>
${noise.menu}</header>
<main id="main" class="site-main">
<article id="post-${post.index}" class="post hentry">
<header class="entry-header"><h1 class="entry-title">${article.title}</h1>
<div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="${article.publishedAt}">${shownDay(article.publishedAt)}</time><time class="updated" datetime="${article.modifiedAt}">${shownDay(article.modifiedAt)}</time></span> <span class="byline">by <span class="author vcard">${authorLinks(article, 'url fn n')}</span></span></div></header>
<div class="entry-content">
${noise.withAds(writeBlocks(post.blocks, late({ ...plain, image: classicImage, code: prismCode }, noise.isLazy)))}
${noise.share}<h2>${heading}</h2>
${tableBox(post, spaced)}
</div>
<footer class="entry-footer"><span class="cat-links">${termLinks(article.categories, 'category')}</span> <span class="tags-links">${termLinks(article.tags, 'tag')}</span></footer>
</article>
${related(post)}${noise.newsletter}${noise.comments}</main>
${noise.sidebar}${noise.footer}</body>`
    return documentOf(post, [headers.canonical(post), noise.head], body)
  },
}

const related = ({ article }: Synthesized): Markup => html`<section class="related-posts"><h2>Similar Posts</h2><ul>
${similarItems(article)}</ul></section>
`

/** Twenty Twenty-Two and what came after. */
export const block: Skin = {
  name: 'block',
  format: 'html',
  about: 'A block theme of WordPress, the box in a group of blocks.',
  unsaid: [...pageLimits, 'author pages'],
  write(post) {
    const { article } = post
    const noise = makeNoise(post)
    const body = html`<body class="single single-post wp-embed-responsive">
<div class="wp-site-blocks">
<header class="wp-block-template-part"><p class="wp-block-site-title"><a href="${site.url}/" rel="home">${site.name}</a></p>${noise.menu}</header>
<main class="wp-block-group">
<h1 class="wp-block-post-title">${article.title}</h1>
<div class="wp-block-post-date"><time datetime="${article.publishedAt}">${shownDay(article.publishedAt)}</time></div>
<div class="wp-block-post-author-name">${article.authors.map(({ name }) => name).join(', ')}</div>
<div class="taxonomy-category wp-block-post-terms">${termLinks(article.categories, 'category')}</div>
<div class="entry-content wp-block-post-content is-layout-constrained">
${noise.withAds(writeBlocks(post.blocks, late(blockDialect, noise.isLazy)))}
<div class="wp-block-group post-meta-group"><h2 class="wp-block-heading">${heading}</h2>
<figure class="wp-block-table">${tableBox(post, titled)}</figure></div>
</div>
<div class="taxonomy-post_tag wp-block-post-terms">${termLinks(article.tags, 'tag')}</div>
<h2 class="wp-block-heading">More posts</h2>
<div class="wp-block-query"><ul class="wp-block-post-template">${article.similar.map(({ title, url }) => html`<li class="wp-block-post"><h3 class="wp-block-post-title"><a href="${url ?? ''}">${title}</a></h3></li>`)}</ul></div>
${noise.comments}</main>
${noise.footer}</div>
</body>`
    return documentOf(post, [headers.canonical(post), headers.openGraph(post), noise.head], body)
  },
}

/** Elementor and its like: everything is a widget in a column in a section. */
export const builder: Skin = {
  name: 'builder',
  format: 'html',
  about: 'A page builder: divs in divs, the box as a list of `key: value`.',
  unsaid: [...pageLimits, 'author pages', 'categories', 'tags', 'similar'],
  write(post) {
    const { article } = post
    const noise = makeNoise(post)
    const widget = (kind: string, content: Markup[] | Markup) =>
      html`<div class="elementor-element elementor-widget elementor-widget-${kind}"><div class="elementor-widget-container">\n${content}\n</div></div>\n`
    const body = html`<body class="elementor-default elementor-page">
${noise.cookies}${noise.menu}<div class="elementor elementor-location-single">
<section class="elementor-section"><div class="elementor-container"><div class="elementor-column">
${widget('theme-post-title', html`<h1 class="elementor-heading-title">${article.title}</h1>`)}
${widget('post-info', html`<span class="author-name">${article.authors.map(({ name }) => name).join(', ')}</span>`)}
${widget('theme-post-content', noise.withAds(writeBlocks(post.blocks, late({ ...plain, code: blockDialect.code }, noise.isLazy))).concat(html`<div class="box"><h3>${heading}</h3><div>${listBox(post, dashed)}</div></div>`))}
${noise.share}</div></div></section>
</div>
${noise.sidebar}${noise.footer}</body>`
    return documentOf(post, [headers.canonical(post), headers.openGraph(post), noise.head], body)
  },
}

/** A blog of about 2010. */
export const vintage: Skin = {
  name: 'vintage',
  format: 'html',
  about: 'A WordPress theme of 2010 with a shortcode highlighter, the box as a definition list.',
  unsaid: [...pageLimits, 'end of code', 'modified', 'author pages', 'similar'],
  write(post) {
    const { article } = post
    const noise = makeNoise(post)
    return html`<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" lang="${article.language}" dir="${article.direction}">
<head profile="http://gmpg.org/xfn/11">
<meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />
<meta name="generator" content="WordPress 2.9" />
<title>${article.title} &laquo; ${site.name}</title>
<link rel="canonical" href="${article.url}" />
${noise.head}</head>
<body>
<div id="page">
<div id="header"><h1><a href="${site.url}/">${site.name}</a></h1></div>
<div id="content" class="narrowcolumn">
<div class="post-${post.index} post hentry" id="post-${post.index}">
<h2 class="entry-title">${article.title}</h2>
<small class="entry-meta"><abbr class="published" title="${article.publishedAt}">${shownDay(article.publishedAt)}</abbr> by <span class="author vcard"><span class="fn">${article.authors[0]?.name}</span></span></small>
<div class="entry entry-content">
${writeBlocks(post.blocks, { ...plain, image: classicImage, code: brushCode })}
<h3>${heading}</h3>
${definitionBox(post, spaced)}
</div>
<p class="postmetadata">Posted in <span class="cat-links">${termLinks(article.categories, 'category')}</span> Tags: <span class="tags-links">${termLinks(article.tags, 'tag')}</span></p>
</div>
${noise.comments}</div>
${noise.sidebar}</div>
</body>
</html>
`.text
  },
}

/** Right to left, as the theme of a site in Arabic or Hebrew is; also for articles that are not. */
export const rightToLeft: Skin = {
  name: 'right-to-left',
  format: 'html',
  about: 'A right-to-left site; what is not in its language says so.',
  unsaid: [...pageLimits, 'code languages', 'author pages'],
  write(post) {
    const { article } = post
    const noise = makeNoise(post)
    const body = html`<body class="rtl single" dir="${article.direction}">
${noise.menu}<main><article class="post hentry" lang="${article.language}" dir="${article.direction}">
<h1 class="entry-title">${article.title}</h1>
<p class="entry-meta"><time class="entry-date published" datetime="${article.publishedAt}">${article.publishedAt?.slice(0, 10)}</time> <time class="updated" datetime="${article.modifiedAt}">${article.modifiedAt?.slice(0, 10)}</time> <span class="author vcard"><span class="fn">${article.authors[0]?.name}</span></span></p>
<div class="entry-content">
${noise.withAds(writeBlocks(post.blocks, { ...plain, code: bareCode, image: blockImage }))}
<section class="post-meta"><h2>${heading}</h2>${definitionBox(post, titled)}</section>
</div>
<footer><span class="cat-links">${termLinks(article.categories, 'category')}</span><span class="tags-links">${termLinks(article.tags, 'tag')}</span></footer>
</article>
<aside class="related-posts"><ul>${similarItems(article)}</ul></aside>
</main>${noise.footer}</body>`
    return documentOf(post, [headers.canonical(post), noise.head], body)
  },
}
