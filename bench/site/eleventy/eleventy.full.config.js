// The same site with what ours has besides, by the plugins and in the ways that Eleventy's own documentation shows: coloured
// code, ids of headings, feeds, a sitemap, and what the head of a page tells machines.

import { feedPlugin } from '@11ty/eleventy-plugin-rss'
import syntaxHighlight from '@11ty/eleventy-plugin-syntaxhighlight'
import anchors from 'markdown-it-anchor'
import bare from './eleventy.config.js'

const base = 'https://notes.example/'

export default function (config) {
  const options = bare(config)
  config.addGlobalData('isFull', true)
  config.addPlugin(syntaxHighlight)
  config.amendLibrary('md', (markdown) => markdown.use(anchors))
  config.addCollection('articles', (api) => api.getFilteredByGlob('**/theirs/*.md'))
  for (const [type, outputPath] of Object.entries({ rss: '/feed.xml', atom: '/atom.xml', json: '/feed.json' })) {
    config.addPlugin(feedPlugin, {
      type,
      outputPath,
      collection: { name: 'articles', limit: 20 },
      metadata: { title: 'Notes', subtitle: 'Notes', language: 'en', base, author: { name: 'Notes' } },
    })
  }
  config.addTemplate('sitemap.njk', sitemap, { permalink: '/sitemap.xml', eleventyExcludeFromCollections: true })
  return options
}

const sitemap = `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{% for page in collections.all %}<url><loc>{{ page.url | htmlBaseUrl("${base}") }}</loc><lastmod>{{ page.date.toISOString() }}</lastmod></url>
{% endfor %}</urlset>
`
