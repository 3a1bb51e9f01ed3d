/** Made-up pages for property tests: an article of any shape in a page with a title. */

import fc from 'fast-check'

/** Texts with everything that HTML, JSON or a terminal could trip over. */
const text = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[a-zA-Z ,.'’–]{1,40}$/) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '<b>',
      '&amp;',
      '&',
      '"',
      "'",
      '{{x}}',
      '</script>',
      '\u00a0',
      '\u200b',
      '\u202e',
      'a\n\n b',
      '0',
      '- x',
      '# x',
    ),
  },
)

const escapeHtml = (value: string) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
const escaped = text.map(escapeHtml)
const url = fc.constantFrom(
  'https://example.org/a?b=1&amp;c=2',
  '/a/b.jpg',
  '#part',
  'mailto:a@example.org',
  'javascript:alert(1)',
  '',
)

const wrap = (name: string, content: fc.Arbitrary<string>, attributes: fc.Arbitrary<string> = fc.constant('')) =>
  fc.tuple(attributes, content).map(([attribute, inside]) => `<${name}${attribute}>${inside}</${name}>`)
const several = (part: fc.Arbitrary<string>, maxLength = 4) =>
  fc.array(part, { minLength: 1, maxLength }).map((parts) => parts.join(''))

const image = fc
  .tuple(url, escaped, fc.boolean())
  .map(([src, alt, sized]) => `<img src="${src}" alt="${alt}"${sized ? ' width="640" height="480"' : ''}>`)
const code = fc
  .tuple(fc.constantFrom('', ' class="language-js"', ' class="language-"'), fc.string({ maxLength: 30 }), escaped)
  .map(
    ([attribute, indent, body]) => `<pre><code${attribute}>\n${escapeHtml(indent)}  ${body}\n\n\t${body}</code></pre>`,
  )

const { block } = fc.letrec<{ inline: string; block: string }>((tie) => ({
  inline: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    escaped,
    image,
    fc.constantFrom('<br>', ' ', '\n', '<wbr>', '<script>x()</script>', '<!-- no -->'),
    ...['em', 'strong', 'code', 'span', 'sup', 'del', 'mark', 'kbd', 'q'].map((name) =>
      wrap(name, several(tie('inline'), 3)),
    ),
    wrap(
      'a',
      several(tie('inline'), 2),
      url.map((href) => ` href="${href}"`),
    ),
  ),
  block: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    wrap('p', several(tie('inline'))),
    several(tie('inline'), 2),
    code,
    fc.constant('<hr>'),
    ...['h2', 'h3', 'h6'].map((name) =>
      wrap(
        name,
        several(tie('inline'), 2),
        escaped.map((id) => ` id="${id}"`),
      ),
    ),
    ...['div', 'section', 'blockquote', 'details'].map((name) => wrap(name, several(tie('block'), 3))),
    ...['ul', 'ol'].map((name) =>
      wrap(name, several(wrap('li', several(fc.oneof(tie('inline'), tie('block')), 2)), 3)),
    ),
    wrap(
      'dl',
      several(
        fc.tuple(tie('inline'), tie('block')).map(([term, about]) => `<dt>${term}</dt><dd>${about}</dd>`),
        2,
      ),
    ),
    wrap(
      'figure',
      fc.tuple(image, tie('inline')).map(([picture, caption]) => `${picture}<figcaption>${caption}</figcaption>`),
    ),
    wrap('table', several(wrap('tr', several(wrap('td', tie('inline')), 3)), 3)),
  ),
}))

/** A page with an `article`, of up to eight blocks, nested up to four deep. */
export const page: fc.Arbitrary<string> = fc
  .record({
    title: escaped,
    lang: fc.constantFrom('', ' lang="ar" dir="rtl"', ' lang="de"'),
    blocks: fc.array(block, { maxLength: 8 }),
  })
  .map(
    ({ title, lang, blocks }) =>
      `<!doctype html><html${lang}><head><title>${title}</title></head><body><article><h1>${title}</h1>\n${blocks.join('\n')}</article></body></html>`,
  )
