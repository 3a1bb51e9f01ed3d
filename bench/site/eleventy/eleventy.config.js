// A site with the same pages as ours: articles with box and neighbours, lists of all, and of each term.

const perPage = 20
const groups = {
  categories: 'categories',
  tags: 'tags',
  authors: 'writers',
  stack: 'stacks',
  difficulty: 'difficulties',
  archive: 'months',
}

export default function (config) {
  const articles = (api) => {
    const all = api.getFilteredByGlob('**/theirs/*.md').sort((a, b) => b.date - a.date || (a.url < b.url ? -1 : 1))
    for (const [index, article] of all.entries())
      Object.assign(article.data, { newer: all[index - 1], older: all[index + 1] })
    return all
  }
  config.addCollection('lists', (api) => {
    const all = articles(api)
    const terms = Object.entries(groups).flatMap(([group, key]) =>
      [...termsOf(all, key)].flatMap(([name, items]) =>
        pagesOf(`${group}/${config.getFilter('slugify')(name)}`, name, items),
      ),
    )
    return [...pagesOf('index', undefined, all), ...terms]
  })
  config.addCollection('terms', (api) => {
    const all = articles(api)
    return Object.entries(groups).map(([group, key]) => ({
      path: `${group}.html`,
      title: group,
      terms: [...termsOf(all, key)].map(([name, items]) => ({
        name,
        path: `/${group}/${config.getFilter('slugify')(name)}.html`,
        count: items.length,
      })),
    }))
  })
  config.addFilter('day', (date) => date.toISOString().slice(0, 10))
  config.addFilter('label', (key) => key.charAt(0).toUpperCase() + key.slice(1).replaceAll('_', ' '))
  config.addFilter('isList', (value) => Array.isArray(value))
  config.addFilter('isObject', (value) => typeof value === 'object' && value !== null)
  return { markdownTemplateEngine: false, htmlTemplateEngine: 'njk' }
}

function termsOf(articles, key) {
  const terms = new Map()
  for (const article of articles) {
    for (const word of new Set((article.data[key] ?? []).map((word) => String(word)))) {
      const items = terms.get(word) ?? []
      terms.set(word, items)
      items.push(article)
    }
  }
  return [...terms].sort(([a], [b]) => (a < b ? -1 : 1))
}

function pagesOf(path, title, items) {
  const last = Math.max(1, Math.ceil(items.length / perPage))
  return Array.from({ length: last }, (_, index) => ({
    path: index === 0 ? `${path}.html` : `${path}/${index + 1}.html`,
    title,
    items: items.slice(index * perPage, (index + 1) * perPage),
    number: index + 1,
    last,
  }))
}
