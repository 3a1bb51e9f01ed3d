// Makes pages as WordPress themes serve them: 40 to 90 KB, of which the article is a tenth to a third.

const words =
  `the of and a to in is that it was for on are with as his they at be this from have or by one had not but what all
were when we there can an your which their said if do will each about how up out them then she many some so these would other
into has more her two like him see time could no make than first been its who now people my made over did down only way find use
may water long little very after words called just where most know get through back much before go good new write our used me
harbour cache request server latency deploy index query socket buffer morning evening quiet rain letter station window`.split(
    /\s+/,
  )

/** A generator of numbers below 2^32; the same seed gives the same page (Numerical Recipes' constants). */
function createRandom(seed) {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/**
 * One page; `seed` varies its text and length. What stands where is as in pages of WordPress' own themes: two thirds
 * are styles, scripts, menus and comments, and the article has 300 to 900 words.
 */
export function themePage(seed) {
  const random = createRandom(seed)
  const word = () => words[random(words.length)]
  const sentence = () => {
    const text = Array.from({ length: 8 + random(14) }, word).join(' ')
    return `${text[0].toUpperCase()}${text.slice(1)}.`
  }
  const prose = (count) => Array.from({ length: count }, sentence).join(' ')
  const times = (count, make) => Array.from({ length: count }, (_, index) => make(index)).join('\n')

  const inline = () =>
    `${prose(2)} <a href="https://example.org/${word()}/${word()}/">${word()} ${word()}</a> <strong>${word()}</strong> and <code>${word()}()</code>. ${prose(1)}`
  const code = () =>
    `<pre class="wp-block-code"><code class="language-python">${times(14, () => `def ${word()}_${word()}(${word()}, *args):\n    if ${word()} &lt; ${random(99)}: return "${word()} ${word()}"`)}\n</code></pre>`
  const figure = (index) =>
    `<figure class="wp-block-image size-large"><img fetchpriority="high" decoding="async" width="1024" height="683" src="https://example.org/wp-content/uploads/2026/03/${word()}-${index}-1024x683.jpg" alt="${sentence()}" class="wp-image-${100 + index}" srcset="https://example.org/a-300x200.jpg 300w, https://example.org/a-768x512.jpg 768w" sizes="(max-width: 1024px) 100vw, 1024px" /><figcaption class="wp-element-caption">${sentence()} image source: unsplash</figcaption></figure>`
  const section = (index) => `
<h2 class="wp-block-heading" id="h-${index}">${word()} ${word()} ${word()}</h2>
${times(2 + random(3), () => `<p>${inline()}</p>`)}
${index % 2 ? code() : figure(index)}
<ul class="wp-block-list">${times(4, () => `<li>${sentence()}</li>`)}</ul>
<blockquote class="wp-block-quote is-layout-flow"><p>${prose(2)}</p></blockquote>`

  const rows = `
<tr><th>topic</th><td>${word()} ${word()}</td></tr>
<tr><th>summary</th><td>${prose(2)}</td></tr>
<tr><th>stack</th><td><ul><li>Redis</li><li>PostgreSQL</li><li>Node.js</li></ul></td></tr>
<tr><th>code language</th><td>python</td></tr>
<tr><th>reading time</th><td>${3 + random(9)}</td></tr>
<tr><th>view count</th><td>${random(9999)}</td></tr>
<tr><th>score</th><td><ul><li>quality: ${random(100)}</li><li>freshness: ${random(100)}</li><li>depth: ${random(100)}</li></ul></td></tr>
<tr><th>flags</th><td><ul><li>has images: 1</li><li>needs human review: 0</li></ul></td></tr>
<tr><th>entities</th><td><ul>${times(5, () => `<li><ul><li>name: ${word()}</li><li>type: tool</li></ul></li>`)}</ul></td></tr>
<tr><th>notes</th><td><ul>${times(4, () => `<li>${sentence()}</li>`)}</ul></td></tr>`

  const styles = times(
    340,
    (index) =>
      `.has-${word()}-${index}-color{color:var(--wp--preset--color--${word()}) !important;margin:${random(40)}px}`,
  )
  const menu = times(
    24,
    () =>
      `<li class="menu-item menu-item-type-post_type menu-item-${random(999)}"><a href="https://example.org/${word()}/">${word()} ${word()}</a></li>`,
  )
  const comments = times(
    2 + random(6),
    (index) => `
<li id="comment-${index}" class="comment even thread-even depth-1"><article class="comment-body"><footer class="comment-meta"><div class="comment-author vcard"><img alt="" src="https://secure.gravatar.com/avatar/${index}?s=64" class="avatar" height="64" width="64" loading="lazy"><b class="fn">${word()}</b> <span class="says">says:</span></div><div class="comment-metadata"><a href="#comment-${index}"><time datetime="2026-03-0${1 + (index % 9)}T10:00:00+00:00">March 2026</time></a></div></footer><div class="comment-content"><p>${prose(3)}</p></div><div class="reply"><a rel="nofollow" class="comment-reply-link" href="#respond">Reply</a></div></article></li>`,
  )
  const title = `${word()} ${word()} ${word()} ${word()}`

  return `<!DOCTYPE html>
<html lang="en-US">
<head>
<meta charset="UTF-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>${title} &#8211; Example</title>
<link rel="canonical" href="https://example.org/2026/03/${title.replaceAll(' ', '-')}/" />
<meta property="article:published_time" content="2026-03-09T08:30:00+00:00" />
${times(12, () => `<link rel="stylesheet" href="https://example.org/wp-content/themes/${word()}/style.css?ver=${random(99)}" media="all" />`)}
<style id="global-styles-inline-css">${styles}</style>
<script>window._wpemojiSettings = {"source":{"concatemoji":"https://example.org/wp-includes/js/wp-emoji-release.min.js"}};
${times(110, (index) => `var ${word()}${index} = function(a, b) { return a < b && "${word()}" !== '${word()}'; };`)}</script>
</head>
<body class="wp-singular post-template-default single single-post postid-7 single-format-standard wp-embed-responsive">
<a class="skip-link screen-reader-text" href="#content">Skip to content</a>
<header id="masthead" class="site-header"><div class="site-branding"><p class="site-title"><a href="https://example.org/" rel="home">Example</a></p></div>
<nav id="site-navigation" class="main-navigation" aria-label="Main menu"><ul id="primary-menu" class="menu">${menu}</ul></nav></header>
<div id="content" class="site-content"><main id="main" class="site-main">
<article id="post-7" class="post-7 post type-post status-publish format-standard hentry category-notes">
<header class="entry-header"><h1 class="entry-title">${title}</h1><div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="2026-03-09T08:30:00+00:00">March 9, 2026</time></span> <span class="byline">by <span class="author vcard"><a class="url fn n" href="https://example.org/author/ada/">Ada Example</a></span></span></div></header>
<div class="entry-content">
${times(2, () => `<p>${inline()}</p>`)}
${times(1 + random(3), section)}
<div class="wp-block-group"><h2>Alphanode post meta</h2><table class="post-meta"><tbody>${rows}</tbody></table></div>
</div>
<footer class="entry-footer"><span class="cat-links"><a href="https://example.org/category/notes/" rel="category tag">Notes</a></span></footer>
</article>
<nav class="navigation post-navigation"><a href="https://example.org/previous/" rel="prev">Previous: ${word()}</a> <a href="https://example.org/next/" rel="next">Next: ${word()}</a></nav>
<div id="comments" class="comments-area"><h2 class="comments-title">Comments</h2><ol class="comment-list">${comments}</ol></div>
</main>
<aside id="secondary" class="widget-area">${times(4, () => `<section class="widget"><h2 class="widget-title">${word()}</h2><ul>${times(6, () => `<li><a href="https://example.org/${word()}/">${word()} ${word()} ${word()}</a></li>`)}</ul></section>`)}</aside></div>
<footer id="colophon" class="site-footer"><p>${prose(2)}</p></footer>
<script src="https://example.org/wp-includes/js/comment-reply.min.js" async></script>
<script>${times(30, () => `(function(){ var ${word()} = document.querySelector(".${word()}"); if (${word()}) { console.log("<${word()}>") } })();`)}</script>
</body>
</html>
`
}
