// A made-up export: posts of both editors with code, images, meta and comments; a file of the media library for each fifth item.

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'

/** Writes an export of at least so many bytes; the same size gives the same bytes. Gives what is in it. */
export async function writeExport(path, bytes) {
  const out = createWriteStream(path)
  const made = { posts: 0, attachments: 0 }
  const write = async (text) => {
    if (!out.write(text)) await once(out, 'drain')
    return Buffer.byteLength(text)
  }
  let size = await write(head)
  for (let id = 1; size < bytes; id++) {
    const isFile = id % 5 === 0
    made[isFile ? 'attachments' : 'posts']++
    size += await write(isFile ? attachment(id) : post(id))
  }
  out.end('</channel>\n</rss>\n')
  await once(out, 'close')
  return made
}

const head = `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
\t<title>A large site</title>
\t<link>https://large.example</link>
\t<language>en-GB</language>
\t<wp:wxr_version>1.2</wp:wxr_version>
\t<wp:author><wp:author_login><![CDATA[ana]]></wp:author_login><wp:author_display_name><![CDATA[Ana Ní Bhriain]]></wp:author_display_name></wp:author>
`

const sentences = [
  'The first useful improvement is usually <em>visibility</em>: collect the <code>response time</code>, the error rate and the cache status before anything is changed.',
  'If those numbers are not available, add a lightweight log line instead of guessing &amp; compare the result with <a href="https://large.example/guide/">the guide</a>.',
  'Small steps keep the owner, the expected result and the rollback note in the same place — which makes the next change easier to verify.',
  'Change one variable at a time; apply the smallest safe change, clear only the cache that matters, and write down what was seen.',
]

const words = (seed) => [0, 1, 2].map((step) => sentences[(seed + step) % sentences.length]).join(' ')
const cdata = (text) => `<![CDATA[${text}]]>`
const meta = (key, value) =>
  `\t\t<wp:postmeta>\n\t\t\t<wp:meta_key>${cdata(key)}</wp:meta_key>\n\t\t\t<wp:meta_value>${cdata(value)}</wp:meta_value>\n\t\t</wp:postmeta>\n`
const block = (name, html) => `<!-- wp:${name} -->\n${html}\n<!-- /wp:${name} -->\n\n`
const code = (seed) =>
  `from time import perf_counter\n\ndef measure_${seed}(handler):\n    started = perf_counter()\n    result = handler()\n    print(f"took {perf_counter() - started:.3f} s")\n    return result`

const blocks = (id) =>
  [0, 1, 2, 3]
    .map(
      (part) =>
        block('heading', `<h2>Part ${part} of ${id}</h2>`) +
        block('paragraph', `<p>${words(id + part)}</p>`) +
        block('code {"language":"python"}', `<pre class="wp-block-code"><code>${code(id)}</code></pre>`) +
        block('paragraph', `<p>${words(id + part + 1)}</p>`),
    )
    .join('') +
  block(
    `image {"id":${id + 5 - (id % 5)}}`,
    `<figure class="wp-block-image"><img src="/${id}.jpg" alt="" class="wp-image-${id + 5 - (id % 5)}"/><figcaption>Figure ${id}</figcaption></figure>`,
  )

const classic = (id) =>
  [0, 1, 2, 3]
    .map((part) => `<h2>Part ${part}</h2>\n${words(id + part)}\n\n[python]\n${code(id)}\n[/python]\n\n${words(id)}`)
    .join('\n\n')

const item = (id, type, more) => `\t<item>
\t\t<title>${cdata(`Item ${id} of a large site`)}</title>
\t\t<link>https://large.example/${id}/</link>
\t\t<dc:creator>${cdata('ana')}</dc:creator>
\t\t<guid isPermaLink="false">https://large.example/?p=${id}</guid>
${more}\t\t<wp:post_id>${id}</wp:post_id>
\t\t<wp:post_date>${cdata('2026-03-04 10:30:00')}</wp:post_date>
\t\t<wp:post_date_gmt>${cdata('2026-03-04 09:30:00')}</wp:post_date_gmt>
\t\t<wp:post_name>${cdata(`item-${id}`)}</wp:post_name>
\t\t<wp:status>${cdata(type === 'post' ? 'publish' : 'inherit')}</wp:status>
\t\t<wp:post_type>${cdata(type)}</wp:post_type>
`

const post = (id) =>
  `${item(id, 'post', `\t\t<content:encoded>${cdata(id % 2 ? blocks(id) : classic(id))}</content:encoded>\n\t\t<excerpt:encoded>${cdata('')}</excerpt:encoded>\n`)}\t\t<category domain="category" nicename="notes">${cdata('Notes')}</category>
\t\t<category domain="post_tag" nicename="tag-${id % 50}">${cdata(`Tag ${id % 50}`)}</category>
${meta('_edit_lock', '1772700000:1')}${meta('anp_topic', `topic ${id}`)}${meta('anp_stack', 'a:2:{i:0;s:6:"python";i:1;s:5:"nginx";}')}${meta('anp_flags', 'a:2:{s:10:"has_images";i:1;s:18:"needs_human_review";i:0;}')}${meta('anp_view_count', String(id * 7))}\t</item>
`

const attachment = (id) =>
  `${item(id, 'attachment', `\t\t<content:encoded>${cdata('')}</content:encoded>\n\t\t<excerpt:encoded>${cdata(`Caption of file ${id}`)}</excerpt:encoded>\n`)}\t\t<wp:post_parent>${id - 1}</wp:post_parent>
\t\t<wp:attachment_url>${cdata(`https://large.example/wp-content/uploads/${id}.jpg`)}</wp:attachment_url>
${meta('_wp_attached_file', `${id}.jpg`)}${meta('_wp_attachment_metadata', 'a:2:{s:5:"width";i:1600;s:6:"height";i:1067;}')}${meta('_wp_attachment_image_alt', `Alt of file ${id}`)}\t</item>
`
