/**
 * The extractors that are compared, each used as its own documentation says for Node. `load` is not timed; the function
 * it gives takes the bytes of a page and its URL, and gives the HTML of the article and what is said of it.
 * To add one: an entry here, and its package in package.json.
 */

export const extractors = {
  alphanode: async (dist) => {
    const { importSource, profiles } = await import(`${dist}/index.js`)
    return async (bytes, _url, name = 'page.html') => {
      const [{ article } = {}] = await importSource(name, bytes, { profile: profiles.generic })
      if (!article) return {}
      const { title, authors, publishedAt, body } = article
      return { html: body.html, title, authors: authors.map(({ name }) => name), published: publishedAt }
    }
  },

  'Readability + linkedom': async () => {
    const [{ Readability }, { parseHTML }] = await Promise.all([import('@mozilla/readability'), import('linkedom')])
    return (bytes) => fromReadability(new Readability(parseHTML(decode(bytes)).document).parse())
  },

  'Readability + jsdom': async () => {
    const [{ Readability }, { JSDOM, VirtualConsole }] = await Promise.all([
      import('@mozilla/readability'),
      import('jsdom'),
    ])
    const virtualConsole = new VirtualConsole()
    return (bytes, url) => {
      const { window } = new JSDOM(decode(bytes), { url, virtualConsole })
      const found = fromReadability(new Readability(window.document).parse())
      window.close()
      return found
    }
  },

  Defuddle: async () => {
    const [{ Defuddle }, { parseHTML }] = await Promise.all([import('defuddle/node'), import('linkedom')])
    return async (bytes, url) => {
      // `useAsync` would ask services on the network about pages that hold no text.
      const found = await Defuddle(parseHTML(decode(bytes)).document, url, { useAsync: false })
      return { html: found.content, title: found.title, authors: [found.author], published: found.published }
    }
  },

  'article-extractor': async () => {
    const { extractFromHtml } = await import('@extractus/article-extractor')
    return async (bytes, url) => {
      const found = await extractFromHtml(decode(bytes), url)
      return { html: found?.content, title: found?.title, authors: [found?.author], published: found?.published }
    }
  },

  'Postlight Parser': async () => {
    const { default: parser } = await import('@postlight/parser')
    return async (bytes, url) => {
      const found = await parser.parse(url, { html: decode(bytes), fetchAllPages: false })
      return { html: found.content, title: found.title, authors: [found.author], published: found.date_published }
    }
  },
}

const decoder = new TextDecoder()
const decode = (bytes) => decoder.decode(bytes)

function fromReadability(found) {
  return { html: found?.content, title: found?.title, authors: [found?.byline], published: found?.publishedTime }
}
