/** Ways to make the importer less safe, each one edit of one file. A test must notice each: see weaken.js. */

const policy = 'src/clean/policy.ts'
const cleaner = 'src/clean/clean.ts'
const url = 'src/clean/url.ts'

/** Lets one more element through. */
const allow = (...names) => ({
  name: `<${names[0]}> is allowed`,
  edits: [
    { file: policy, find: "...['details', 'summary'],", replace: `...['details', 'summary', ${quoted(names)}],` },
    ...names.map((name) => ({ file: policy, find: `'${name}'`, replace: `'no-${name}'` })),
  ],
})
const quoted = (names) => names.map((name) => `'${name.slice(0, 1)}' + '${name.slice(1)}'`).join(', ')

/** Lets one more attribute through. */
const allowAttribute = (name) => ({
  name: `the attribute ${name} is allowed`,
  edits: [{ file: policy, find: "'*': ['id',", replace: `'*': ['${name}', 'id',` }],
})

export const weakenings = [
  allow('script'),
  allow('style'),
  allow('iframe'),
  allow('object'),
  allow('svg'),
  allow('math'),
  allow('noscript'),
  allow('template'),
  allow('base'),
  allow('meta'),
  allow('link'),
  allow('textarea'),
  allow('input'),
  allow('video'),
  allowAttribute('style'),
  allowAttribute('className'),
  allowAttribute('name'),
  allowAttribute('srcSet'),
  {
    name: 'event handlers are allowed',
    edits: [
      { file: cleaner, find: '/^on[a-z]/i', replace: '/^$/' },
      { file: policy, find: "'*': ['id',", replace: "'*': ['onError', 'onClick', 'id'," },
    ],
  },
  {
    name: 'javascript: is an allowed protocol',
    edits: [
      { file: url, find: "'tel:']", replace: "'tel:', 'javascript:']" },
      { file: policy, find: "href: ['http',", replace: "href: ['javascript', 'http'," },
    ],
  },
  {
    name: 'any data: may be a picture',
    edits: [{ file: url, find: /const rasterData = .*/, replace: 'const rasterData = /^data:/' }],
  },
  {
    name: 'links may be data:',
    edits: [
      { file: url, find: "'tel:']", replace: "'tel:', 'data:']" },
      { file: policy, find: "href: ['http',", replace: "href: ['data', 'http'," },
    ],
  },
  {
    name: 'ids are not prefixed',
    edits: [{ file: policy, find: "idPrefix = 'user-content-'", replace: "idPrefix = ''" }],
  },
  {
    name: 'a stored body is printed as it is',
    edits: [
      {
        file: 'src/render/body.ts',
        find: /return known \?\? .*/,
        replace: 'return html as SafeHtml',
      },
    ],
  },
  {
    name: 'plugins run after cleaning',
    edits: [
      {
        file: 'src/render/body.ts',
        find: /return clean\(plugins.*/,
        replace: 'return (plugins.length > 0 ? transform(clean(tree), plugins) : clean(tree)) as SafeRoot',
      },
    ],
  },
  {
    name: 'the policy does not have the last word',
    edits: [
      { file: cleaner, find: 'return sanitize(shaped, policy) as SafeRoot', replace: 'return shaped as SafeRoot' },
    ],
  },
  {
    name: 'the title is printed unescaped',
    edits: [{ file: 'templates/article.hbs', find: '{{title}}</h1>', replace: '{{{title}}}</h1>' }],
  },
  {
    name: 'a tag is printed unescaped',
    edits: [{ file: 'templates/article.hbs', find: '"tag">{{text}}', replace: '"tag">{{&text}}' }],
  },
  {
    name: 'the record is printed unescaped',
    edits: [{ file: 'templates/article.hbs', find: '{{record}}', replace: '{{{record}}}' }],
  },
  {
    name: 'a value of the box is printed unescaped',
    edits: [{ file: 'templates/box-value.hbs', find: '{{#if text~}}\n{{text}}', replace: '{{#if text~}}\n{{{text}}}' }],
  },
  {
    name: 'templates do not escape',
    edits: [
      { file: 'src/render/templates.ts', find: 'strict: true,', replace: 'strict: true, noEscape: true,' },
      { file: 'src/render/compile-templates.ts', find: "escaped ? 'h.escape'", replace: "escaped ? 'h.plain'" },
    ],
  },
  {
    name: 'templates reach inherited properties',
    edits: [
      { file: 'src/render/templates.ts', find: 'strict: true,', replace: '' },
      { file: 'src/render/templates.ts', find: 'PropertiesByDefault: false', replace: 'PropertiesByDefault: true' },
      { file: 'src/render/templates.ts', find: 'MethodsByDefault: false', replace: 'MethodsByDefault: true' },
    ],
  },
  {
    name: 'a stylesheet may end its element',
    edits: [{ file: 'src/render/templates.ts', find: ".replaceAll('</', '<\\\\/')", replace: '' }],
  },
  {
    name: 'links of facts are not checked',
    edits: [
      { file: 'src/render/page-view.ts', find: 'url === undefined ? undefined : safeUrl(url) }', replace: 'url }' },
    ],
  },
  {
    name: 'the canonical link is not checked',
    edits: [
      { file: 'src/render/page-view.ts', find: 'undefined : safeUrl(article.url)', replace: 'undefined : article.url' },
    ],
  },
  {
    name: 'links of the box are not checked',
    edits: [
      {
        file: 'src/render/box-scalar.ts',
        find: 'webUrl.test(text) && safeUrl(text) === text',
        replace: "text.includes(':')",
      },
    ],
  },
  {
    name: 'no content security policy',
    edits: [{ file: 'templates/page.hbs', find: /<meta http-equiv.*\n/, replace: '' }],
  },
  {
    name: 'the content security policy allows scripts',
    edits: [{ file: 'src/render/csp.ts', find: "default-src 'none';", replace: "default-src 'self';" }],
  },
  {
    name: 'any inline style is allowed',
    edits: [{ file: 'src/render/csp.ts', find: /`'self' \$\{style\}`/, replace: "`'self' 'unsafe-inline'`" }],
  },
  {
    name: 'a key may be the prototype',
    edits: [{ file: 'src/article/json.ts', find: "key === '__proto__'", replace: 'key === undefined' }],
    tests: ['test/meta-type-rows.test.ts', 'test/box-roundtrip.test.ts', 'test/php.test.ts'],
  },
  {
    name: 'a file name may leave its folder',
    edits: [{ file: 'src/store/file-name.ts', find: /const unsafe = .*/, replace: 'const unsafe = /\\0/gu' }],
    tests: ['test/cli-store.test.ts', 'test/cli.test.ts'],
  },
  {
    name: 'device names are file names',
    edits: [{ file: 'src/store/file-name.ts', find: 'devices.test(stem)', replace: 'stem === undefined' }],
    tests: ['test/cli-store.test.ts', 'test/cli.test.ts'],
  },
  {
    name: 'terminal escapes are printed',
    edits: [{ file: 'src/cli/printable.ts', find: /const controls = .*/, replace: 'const controls = /\\0/g' }],
    tests: ['test/cli-report.test.ts', 'test/cli.test.ts'],
  },
  {
    name: 'YAML aliases are not counted',
    edits: [
      { file: 'src/read/markdown/yaml.ts', find: 'return reading.aliases <= limits.aliases', replace: 'return true' },
    ],
    tests: ['test/read-markdown.test.ts'],
  },
  {
    name: 'a gzip bomb is unpacked whole',
    edits: [{ file: 'src/split/unzip.ts', find: ', { maxOutputLength: limit }', replace: '' }],
    tests: ['test/split.test.ts'],
  },
  {
    name: 'sources by URL may lie in private networks',
    edits: [
      {
        file: 'src/bulk/files/remote-files.ts',
        find: 'createAddressGuard({ allow, allowPrivate })',
        replace: 'createAddressGuard({ allow: [...allow, "127.0.0.0/8", "::1"], allowPrivate })',
      },
    ],
    tests: ['test/remote.test.ts'],
  },
  {
    name: 'a signature goes along with a redirect',
    edits: [
      {
        file: 'src/bulk/files/remote-files.ts',
        find: 'isObject(path) && target.origin === origin',
        replace: 'isObject(path)',
      },
    ],
    tests: ['test/remote.test.ts'],
  },
]
