// The same articles for every generator: Markdown with front matter, as `alphanode synth` writes it.

import { mkdirSync, writeFileSync } from 'node:fs'
import { skins, synthesize, writeSource } from '../../dist/synth.js'

const markdown = skins.find(({ name }) => name === 'markdown')

/** The source of article `index`, from 1 on; `times` the title says how often it was changed. */
export function sourceOf(index, times = 0) {
  const { article } = synthesize(index)
  if (times > 0) article.title += ` (changed ${times})`
  return { name: `${article.slug}.md`, text: withOwnCode(writeSource({ article }, markdown), index), article }
}

/** Ends each block of code with a comment of its own: synthesized code repeats, and what repeats is coloured once. */
function withOwnCode(text, index) {
  let blocks = 0
  return text.replace(/^(```(\w+)\n[\s\S]*?)^```$/gm, (_, block, language) => {
    const sign = commentSigns[language] ?? '//'
    return `${block}${sign} ${index}-${blocks++}\n\`\`\``
  })
}

const commentSigns = { python: '#', bash: '#', yaml: '#', sql: '--' }

/** Writes the sources: for us as they are, for the others with the words they file by spelled out, for they file by flat lists alone. */
export function writeWorld(folder, count) {
  for (const side of ['ours', 'theirs']) mkdirSync(`${folder}/${side}`, { recursive: true })
  for (let index = 1; index <= count; index += 1) writeArticle(folder, sourceOf(index))
}

export function writeArticle(folder, { name, text, article }) {
  writeFileSync(`${folder}/ours/${name}`, text)
  const theirs = text.replace(/^url: /m, 'source_url: ').replace('---\n', `---\n${filed(article)}`)
  writeFileSync(`${folder}/theirs/${name}`, theirs)
}

function filed({ authors, publishedAt = '', meta }) {
  const { stack = [], difficulty } = meta.values
  const lists = {
    writers: authors.map(({ name }) => name),
    stacks: stack,
    difficulties: difficulty === undefined ? [] : [difficulty],
    months: publishedAt === '' ? [] : [publishedAt.slice(0, 4), publishedAt.slice(0, 7)],
  }
  return Object.entries(lists)
    .map(([name, words]) => `${name}: ${JSON.stringify(words)}\n`)
    .join('')
}
