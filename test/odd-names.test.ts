/** Names of a source that every JavaScript object has: they are names like others. */

import { describe, expect, test } from 'vitest'
import type { Format } from '../src/article/article.ts'
import { importSource, renderArticle } from '../src/index.ts'

const names = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', '__proto__']

/** Sources in which the name stands wherever a source names something. */
const sources: [Format, (name: string) => string][] = [
  ['html', (name) => `<article class="${name}"><h1 class="${name}">T</h1><p>Text</p><${name}>more</${name}></article>`],
  [
    'html',
    (name) =>
      `<article><h1>T</h1><p ${name}="1" data-${name}="2" role="${name}">Text</p><pre class="${name} brush: ${name}"><code class="lang-${name}">x = 1</code></pre></article>`,
  ],
  [
    'html',
    (name) =>
      `<article><h1>T</h1><p><math><${name}><mi>x</mi></${name}><mover><mi>x</mi><mo>${name}</mo></mover><mi mathvariant="${name}">y</mi></math></p></article>`,
  ],
  [
    'html',
    (name) =>
      `<article><h1>T</h1><table><tr><td><${name}>1</${name}></td></tr></table><ul type="${name}"><li>a &${name}; b</li></ul></article>`,
  ],
  [
    'html',
    (name) =>
      `<meta name="${name}" content="a"><meta name="generator" content="${name}"><html lang="${name}"><body id="${name}"><article itemprop="${name}"><h1>T</h1><time datetime="${name}">${name}</time><p>Text</p></article>`,
  ],
  [
    'html',
    (name) =>
      `<script type="application/ld+json">{"@type":"Article","${name}":{"@type":"${name}"},"headline":"A &${name}; b","author":{"@type":"Person","name":"B &${name}; C"}}</script><article><h1>A</h1><p>Text</p></article>`,
  ],
  [
    'html',
    (name) =>
      `<article><h1>T</h1><p>Text</p><div><h2>alphanode post meta</h2><dl><dt>${name}</dt><dd>${name}</dd><dt>code language</dt><dd>${name}</dd></dl></div></article>`,
  ],
  [
    'html',
    (name) =>
      `<article><h1>T</h1><!-- wp:${name} {"${name}":1} --><p>Text [${name} x="1"]a[/${name}]</p><!-- /wp:${name} --></article>`,
  ],
  [
    'markdown',
    (name) =>
      `---\n${name}: 1\ntitle: T\nstatus: ${name}\nlang: ${name}\nauthor:\n  ${name}: x\n---\n\n:::${name}\nx\n:::\n\n> [!${name}]\n> a\n\n\`\`\`${name} {${name}=1}\nx\n\`\`\`\n\n{{< ${name} a="b" >}}\n\n[${name}] [^${name}]\n\n[^${name}]: b\n\n[${name}]: /x\n\n<${name}>x</${name}> &${name};\n`,
  ],
  ['markdown', (name) => `{"${name}": {"${name}": [1]}}\n\nText\n`],
  [
    'wxr',
    (name) =>
      `<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>S</title><wp:wxr_version>1.2</wp:wxr_version><item><title>T</title><wp:post_type>${name}</wp:post_type><content:encoded><![CDATA[<p>a</p>]]></content:encoded></item><item><title>U</title><wp:post_type>post</wp:post_type><wp:status>${name}</wp:status><content:encoded><![CDATA[<p>a &${name};</p>[gallery orderby="${name}" ids="1"]]]></content:encoded><category domain="${name}" nicename="${name}">${name}</category><wp:postmeta><wp:meta_key>${name}</wp:meta_key><wp:meta_value>O:${name.length}:"${name}":1:{s:${name.length}:"${name}";i:1;}</wp:meta_value></wp:postmeta></item></channel></rss>`,
  ],
  [
    'rest',
    (name) =>
      `[{"id":1,"type":"post","status":"${name}","slug":"${name}","title":{"rendered":"T"},"content":{"rendered":"<p>a</p>"},"meta":{"${name}":{"${name}":1}},"format":"${name}","tags":["${name}"],"${name}":[1],"_embedded":{"${name}":[1],"wp:term":[[{"id":1,"name":"${name}","taxonomy":"${name}","slug":"${name}"}]]}}]`,
  ],
  ['text', (name) => `T\n\nText of it.\n\nalphanode post meta\n${name}: ${name}\ncode language: ${name}\n`],
]

describe.each(names)('%s', (name) => {
  test.each(sources.map(([format, source]) => [format, source(name)] as const))('in %s: %s', async (format, source) => {
    const imported = await importSource(`${name}.${name}`, Buffer.from(source), { format, comments: true })
    const articles = imported.flatMap(({ article }) => article ?? [])
    expect(articles.length).toBeGreaterThan(0)
    expect(JSON.stringify([imported, articles.map((article) => renderArticle(article))])).not.toMatch(
      /native code|\[object /,
    )
  })
})
