/* Asks Pagefind's index of this site. What it finds is put into the page as text, never as HTML. */

const box = document.querySelector('.site-search')
const field = box.querySelector('input')
const status = box.querySelector('[role="status"]')
const list = box.querySelector('ul')
const { root, index, results, nothing, searching } = box.dataset
const maxShown = 20
const waitMs = 150

const pagefind = await import(new URL(index, document.baseURI).href)
await pagefind.options({ excerptLength: 24 })
await pagefind.init()

let latest = 0
async function search() {
  const words = field.value.trim()
  const number = ++latest
  history.replaceState(null, '', words ? `?q=${encodeURIComponent(words)}` : location.pathname)
  if (words === '') return show('', [])
  if (list.childElementCount === 0) status.textContent = searching
  const found = await pagefind.search(words)
  const shown = await Promise.all(found.results.slice(0, maxShown).map((result) => result.data()))
  if (number === latest) show(shown.length === 0 ? nothing : `${found.results.length} ${results}`, shown)
}

function show(text, found) {
  status.textContent = text
  list.replaceChildren(...found.map(toItem))
}

function toItem({ raw_url: path, url, meta, excerpt }) {
  const link = document.createElement('a')
  link.href = root + (path ?? url).replace(/^\//, '')
  link.textContent = meta.title
  const title = document.createElement('h2')
  title.className = 'card__title'
  title.append(link)
  const text = document.createElement('p')
  text.className = 'card__lead'
  text.append(...marked(excerpt))
  const item = document.createElement('li')
  item.append(title, text)
  return item
}

/** The parts of an excerpt, of which every second one was found. */
function marked(excerpt) {
  return excerpt.split(/<\/?mark>/).map((part, number) => {
    const text = part.replace(/&(lt|gt|quot|amp|#39);/g, (_, name) => signs[name])
    if (number % 2 === 0) return text
    const mark = document.createElement('mark')
    mark.textContent = text
    return mark
  })
}

const signs = { lt: '<', gt: '>', quot: '"', amp: '&', '#39': "'" }

let waiting
field.addEventListener('input', () => {
  clearTimeout(waiting)
  waiting = setTimeout(search, waitMs)
})
field.value = new URLSearchParams(location.search).get('q') ?? ''
field.focus()
search()
