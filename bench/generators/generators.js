// How each generator makes pages of Markdown, in its default theme. To add one: an entry here.

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

/**
 * What each is given: a folder of its own, and the articles ({ name, title, author, date, body }). Each gives the path of
 * the page of an article. Those that know no author or date of a page are not asked for them: `shows` says which they write.
 */
export const generators = {
  vitepress: {
    shows: [],
    build(folder, articles) {
      useModules(folder)
      writeTitled(folder, articles)
      mkdirSync(`${folder}/.vitepress`)
      writeFileSync(
        `${folder}/.vitepress/config.mjs`,
        `export default { title: 'Field notes', ignoreDeadLinks: true }\n`,
      )
      run('node', [here('node_modules/vitepress/bin/vitepress.js'), 'build'], folder)
      return (name) => `${folder}/.vitepress/dist/${name}.html`
    },
  },
  hexo: {
    shows: ['date'],
    build(folder, articles) {
      useModules(folder)
      // A site is what says so; its plugins are its dependencies.
      const own = JSON.parse(readFileSync(here('package.json'), 'utf8'))
      writeFileSync(`${folder}/package.json`, JSON.stringify({ ...own, hexo: {} }))
      mkdirSync(`${folder}/source/_posts`, { recursive: true })
      for (const { name, title, date, body } of articles)
        writeFileSync(`${folder}/source/_posts/${name}.md`, `---\ntitle: ${title}\ndate: ${date}\n---\n${body}`)
      writeFileSync(
        `${folder}/_config.yml`,
        'title: Field notes\ntheme: landscape\npermalink: :title.html\ntimezone: UTC\nurl: https://notes.example\n',
      )
      run('node', [here('node_modules/hexo/bin/hexo'), 'generate', '--silent'], folder)
      return (name) => `${folder}/public/${name}.html`
    },
  },
  honkit: {
    shows: [],
    build(folder, articles) {
      writeTitled(folder, articles)
      writeFileSync(`${folder}/README.md`, '# Field notes\n')
      writeFileSync(
        `${folder}/SUMMARY.md`,
        `# Summary\n\n${articles.map(({ name, title }) => `* [${title}](${name}.md)\n`).join('')}`,
      )
      run('node', [here('node_modules/honkit/bin/honkit.js'), 'build', '.', 'out'], folder)
      return (name) => `${folder}/out/${name}.html`
    },
  },
  pandoc: {
    needs: 'pandoc',
    shows: ['author', 'date'],
    build: (folder, articles) => each(folder, articles, (from, to) => run('pandoc', ['-s', from, '-o', to], folder)),
  },
  asciidoctor: {
    needs: 'asciidoctor',
    shows: ['author', 'date'],
    build: (folder, articles) =>
      each(folder, articles, (from, to) => {
        run('pandoc', ['-s', '--wrap=none', '-t', 'asciidoctor', from, '-o', `${from}.adoc`], folder)
        run('asciidoctor', ['-a', 'source-highlighter=rouge', '-o', to, `${from}.adoc`], folder)
      }),
  },
  sphinx: {
    needs: 'sphinx-build',
    shows: ['author', 'date'],
    build(folder, articles) {
      for (const article of articles) {
        writeFileSync(`${folder}/${article.name}.md`, withFrontMatter(article))
        run('pandoc', ['-s', '-t', 'rst', `${article.name}.md`, '-o', `${article.name}.rst`], folder)
      }
      const list = articles.map(({ name }) => `   ${name}\n`).join('')
      writeFileSync(`${folder}/index.rst`, `Field notes\n===========\n\n.. toctree::\n\n${list}`)
      writeFileSync(`${folder}/conf.py`, "project = 'Field notes'\n")
      run('sphinx-build', ['-q', '-b', 'html', '.', 'out'], folder)
      return (name) => `${folder}/out/${name}.html`
    },
  },
  jekyll: {
    needs: 'jekyll',
    shows: ['author', 'date'],
    build(folder, articles) {
      mkdirSync(`${folder}/_posts`)
      for (const article of articles)
        writeFileSync(`${folder}/_posts/${article.date}-${article.name}.md`, withFrontMatter(article, 'layout: post\n'))
      writeFileSync(`${folder}/_config.yml`, 'title: Field notes\ntheme: minima\npermalink: /:title.html\n')
      run('jekyll', ['build', '-q'], folder)
      return (name) => `${folder}/_site/${name}.html`
    },
  },
  mkdocs: {
    needs: 'mkdocs',
    shows: [],
    build(folder, articles) {
      mkdirSync(`${folder}/docs`)
      writeTitled(`${folder}/docs`, articles)
      writeFileSync(`${folder}/docs/index.md`, '# Field notes\n')
      writeFileSync(
        `${folder}/mkdocs.yml`,
        'site_name: Field notes\nuse_directory_urls: false\nmarkdown_extensions: [footnotes, tables, fenced_code]\n',
      )
      run('mkdocs', ['build', '-q'], folder)
      return (name) => `${folder}/site/${name}.html`
    },
  },
}

/** Why a generator cannot be measured here; nothing if it can. */
export function reasonAgainst({ needs }) {
  if (needs === undefined)
    return existsSync(here('node_modules')) ? undefined : 'npm install in bench/generators comes first'
  const missing = [needs, 'pandoc'].find((program) => spawnSync(program, ['--version']).error)
  return missing && `there is no ${missing} (Debian: apt-get install ${packages[missing] ?? missing})`
}

const packages = { 'sphinx-build': 'python3-sphinx' }

function each(folder, articles, convert) {
  for (const article of articles) {
    writeFileSync(`${folder}/${article.name}.md`, withFrontMatter(article))
    convert(`${article.name}.md`, `${article.name}.html`)
  }
  return (name) => `${folder}/${name}.html`
}

/** For those that take the first heading for the title. */
function writeTitled(folder, articles) {
  for (const { name, title, body } of articles) writeFileSync(`${folder}/${name}.md`, `# ${title}\n\n${body}`)
}

function withFrontMatter({ title, author, date, body }, more = '') {
  return `---\n${more}title: ${title}\nauthor: ${author}\ndate: ${date}\n---\n\n${body}`
}

function useModules(folder) {
  symlinkSync(here('node_modules'), `${folder}/node_modules`)
}

function run(program, args, cwd) {
  const { status, stderr, stdout } = spawnSync(program, args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}:\n${stderr}${stdout}`)
}
