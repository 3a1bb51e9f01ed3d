import { describe, expect, test } from 'vitest'
import { type Import, readSources, type Source } from './support/sources.ts'

/** A folder imports itself and the lines below it: never sideways, never up. */
const layers: string[][] = [
  ['index.ts', 'cli', 'laws.ts', 'integrations'],
  ['bulk', 'render-article.ts', 'site'],
  ['store', 'net'],
  // effects above · pure below
  ['pipeline.ts', 'synth.ts'],
  ['read', 'render', 'synth'],
  ['split', 'extract', 'meta'],
  ['clean'], // below extract, which takes only what was cleaned
  ['tree'],
  ['article'],
  ['diagnostics'],
]
const effects = new Set(layers.slice(0, 3).flat())

/** Where each package may be imported; to replace one, these are the folders to open. */
const homes: Record<string, string[]> = {
  '@exodus/bytes': ['split'],
  '@sindresorhus/slugify': ['extract'],
  aws4fetch: ['net'],
  cheerio: ['read', 'tree'],
  '@hono/node-server': ['site'],
  chokidar: ['site'],
  commander: ['cli'],
  domhandler: ['read', 'tree'],
  'github-slugger': ['extract'],
  handlebars: ['render'],
  hast: ['article', 'clean', 'extract', 'meta', 'pipeline.ts', 'read', 'render', 'tree'], // types only
  'hast-util-sanitize': ['clean'],
  'highlight.js': ['extract'],
  hono: ['site'],
  jschardet: ['split'],
  libsql: ['store'],
  lowlight: ['render'],
  mdast: ['read'], // types only
  pagefind: ['site'], // a peer
  pg: ['store'],
  'pg-boss': ['store'],
  parse5: ['tree'],
  piscina: ['bulk'],
  entities: ['tree', 'read'], // the decoder of parse5, and references in JSON-LD

  picocolors: ['cli'],
  'rehype-stringify': ['clean', 'render'],
  'remark-gfm': ['read'],
  'remark-parse': ['read'],
  'remark-rehype': ['read'],
  tar: ['split'],
  tinyglobby: ['bulk', 'integrations'],
  undici: ['net'],
  'image-size': ['site'],
  saxes: ['site', 'split'],
  sharp: ['site'],
  'schema-dts': ['render'], // types only
  vitest: ['integrations'],
  warcio: ['split'],
  'toml-eslint-parser': ['read'],
  unified: ['clean', 'read', 'render'],
  yauzl: ['bulk'],
  yaml: ['read', 'render'],
  zod: ['article', 'bulk', 'cli', 'meta', 'read', 'store'], // the borders: records, profiles, configuration, what a page or a site says it is
}

/** What Node offers that is a function of its arguments alone. */
const pureModules = new Set(['node:buffer', 'node:crypto', 'node:module', 'node:zlib'])

/** What a pure function cannot name: the outside world, the clock, chance, the machine's locale, memory between calls. */
const outsideWorld: [name: string, pattern: RegExp][] = [
  ['process', /\bprocess\./],
  ['console', /\bconsole\./],
  ['fetch', /\bfetch\(/],
  ['the clock', /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(|\bsetTimeout\(/],
  ['chance', /\bMath\.random\(|\brandomUUID\b|\brandomBytes\b/],
  ['the locale of the machine', /\.toLocale\w*\(\)|\bIntl\.\w+\(\s*\)|\.localeCompare\([^,()]*\)/],
  ['a variable of the module', /^(?:export )?(?:let|var) /m],
]

const sources = readSources()
const lineOf = (folder: string) => layers.findIndex((line) => line.includes(folder))
const folderOf = (path: string) => path.split('/')[0] ?? path
const packageOf = (specifier: string) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier

/** `file → target` for every import that `wrong` says so of. */
function importsThat(wrong: (source: Source, imported: Import) => boolean): string[] {
  return sources.flatMap((source) =>
    source.imports.filter((imported) => wrong(source, imported)).map(({ target }) => `${source.path} → ${target}`),
  )
}

test('every folder stands on a line, and every line has its folders', () => {
  const folders = new Set(sources.map(({ folder }) => folder))
  expect([...folders].sort()).toEqual(layers.flat().sort())
})

test('imports go down', () => {
  const upOrSideways = importsThat(({ folder }, { relative, target }) => {
    const other = folderOf(target)
    return relative && other !== folder && lineOf(other) <= lineOf(folder)
  })
  expect(upOrSideways).toEqual([])
})

test('every package is imported at home only', () => {
  const away = importsThat(
    ({ folder }, { relative, target }) =>
      !relative && !target.startsWith('node:') && !homes[packageOf(target)]?.includes(folder),
  )
  expect(away).toEqual([])
})

describe('below the effects', () => {
  const pure = sources.filter(({ folder }) => !effects.has(folder))

  test('Node is not the outside world', () => {
    const impure = importsThat(
      ({ folder }, { target }) => !effects.has(folder) && target.startsWith('node:') && !pureModules.has(target),
    )
    expect(impure).toEqual([])
  })

  test.each(outsideWorld)('nothing names %s', (_, pattern) => {
    expect(pure.filter(({ code }) => pattern.test(withoutComments(code))).map(({ path }) => path)).toEqual([])
  })
})

test('the door pulls in nothing heavy', () => {
  const loaded = new Set<string>()
  const visit = (path: string) => {
    if (loaded.has(path)) return
    loaded.add(path)
    for (const { target, relative, deferred } of sources.find((source) => source.path === path)?.imports ?? []) {
      if (deferred) continue
      if (relative) visit(target)
      else loaded.add(packageOf(target))
    }
  }
  visit('index.ts')
  const heavy = [
    'cheerio',
    'commander',
    'highlight.js',
    'jschardet',
    'libsql',
    'pg',
    'picocolors',
    'remark-parse',
    'yaml',
  ]
  expect(heavy.filter((name) => loaded.has(name))).toEqual([])
})

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1')
}
