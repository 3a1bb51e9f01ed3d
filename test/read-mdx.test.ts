import { describe, expect, test } from 'vitest'
import { importSource } from '../src/pipeline.ts'
import { toMarkdown } from '../src/render/to-markdown.ts'

async function read(source: string, path = 'a.mdx') {
  const [imported] = await importSource(path, Buffer.from(source))
  const { article, messages = [] } = imported ?? {}
  return { html: article?.body.html ?? '', article, messages }
}

describe('components of MDX', () => {
  test.each([
    [
      'a callout is a quote under its title',
      '<Callout title="Mind">\nThe *gap*.\n</Callout>',
      '<blockquote><p><strong>Mind</strong></p><p>The <em>gap</em>.</p></blockquote>',
    ],
    [
      'or under its kind',
      '<Aside type="tip">A.</Aside>',
      '<blockquote><p><strong>Tip</strong></p><p>A.</p></blockquote>',
    ],
    ['or its name', '<Warning>A.</Warning>', '<blockquote><p><strong>Warning</strong></p><p>A.</p></blockquote>'],
    [
      'labels of tabs may stand in the set',
      '<Tabs items={["a", \'b\']}><Tab>1</Tab><Tab>2</Tab></Tabs>',
      '<p><strong>a</strong></p>\n<p>1</p>\n<p><strong>b</strong></p>\n<p>2</p>',
    ],
    [
      'a player is a link',
      '<YouTube id="x1" title="The film" />',
      '<p><a href="https://www.youtube.com/watch?v=x1">The film</a></p>',
    ],
    [
      'a card is a link with its text',
      '<LinkCard title="A" href="/a" description="B &amp; c" />',
      '<p><a href="/a">A</a></p>\n<p>B &amp; c</p>',
    ],
    ['a button is a link', 'Go <Button href="/a">there</Button>.', '<p>Go <a href="/a">there</a>.</p>'],
    [
      'a picture has a caption',
      '<Img src="/a.png" alt="A" caption="B" />',
      '<figure><img src="/a.png" alt="A"><figcaption>B</figcaption></figure>',
    ],
    [
      'code stands in an attribute',
      "<Code code={`a <b>\\`c\\``} lang='js' />",
      '<pre><code class="language-js" data-language-from="class">a &lt;b>`c`</code></pre>',
    ],
    [
      'names of HTML count in upper case',
      '<Details>\n<Summary>S</Summary>\n\nT\n</Details>',
      '<details><summary>S</summary><p>T</p></details>',
    ],
    ['a fragment is nothing', '<>a</> <Foo.Bar b={{ c: [1, "}"] }}>d</Foo.Bar>', '<p>a d</p>'],
    ['what is not closed ends with the source', 'a <Foo>b\n\nc', '<p>a b</p>\n<p>c</p>'],
    ['what closes nothing is left out', 'a</Foo> b', '<p>a b</p>'],
    ['what is no tag is text', 'a < b, <3, {c', '<p>a &lt; b, &lt;3, {c</p>'],
    [
      'there is no indented code',
      '<A>\n    <B>\n        *c*\n\n        - d\n            - e\n    </B>\n</A>',
      '<p><em>c</em></p>\n<ul><li>d<ul><li>e</li></ul></li></ul>',
    ],
    [
      'an item goes on behind one',
      '- a\n\n  <A>\n    b\n  </A>\n\n  c\n- d',
      '<ul><li><p>a</p><p>b</p><p>c</p></li><li><p>d</p></li></ul>',
    ],
    [
      'fences keep what looks like one',
      '<A>\n  ~~~\n  <B>{c}\n    import d from "e"\n  ~~~\n</A>',
      '<pre><code>&lt;B>{c}\n  import d from "e"</code></pre>',
    ],
    ['comments are left out', 'a {/* b */}c{" "}\n{/*\n\nd */}\n', '<p>a c</p>'],
    ['expressions stay', 'a {b.c} {"d"} {`e`}', '<p>a {b.c} d e</p>'],
    [
      'names of imported files stand for them',
      "import a from './a.png'\n\n<img src={a.src} alt='b'/>",
      '<figure><img src="./a.png" alt="b"></figure>',
    ],
    ['exports may hold empty lines', 'export const a = () => {\n\n  return `}\n\n`\n}\n\nb', '<p>b</p>'],
  ])('%s', async (_, source, html) => {
    expect((await read(source)).html).toBe(html)
  })

  test('messages lead to the lines of the source', async () => {
    const { messages } = await read(
      "import a from 'b'\n\n<A>\n  <B>\n    <Foo />\n\n    <iframe src='javascript:a'></iframe>\n  </B>\n</A>\n",
    )
    const places = messages.map(({ rule, place }) => [rule, place?.start.line])
    expect(places).toContainEqual(['markdown/module-code', 1])
    expect(places).toContainEqual(['markdown/component', 5])
    expect(places).toContainEqual(['read/embed-dropped', 7])
  })

  test('are read in .md where it begins with an import, as Docusaurus has it, and nowhere else', async () => {
    expect((await read("import A from 'a'\n\n<A title='b'>c</A>\n", 'a.md')).html).toBe(
      '<p><strong>b</strong></p>\n<p>c</p>',
    )
    expect((await read("Import A from 'a'\n\n{c}\n", 'a.md')).html).toBe("<p>Import A from 'a'</p>\n<p>{c}</p>")
  })

  test('are not seen in text that is written as Markdown', async () => {
    const { article } = await read("&#105;mport A from 'a' {/* b */}\n", 'a.md')
    if (!article) throw new Error('no article')
    expect(article.body.text).toBe("import A from 'a' {/* b */}")
    expect((await read(toMarkdown(article), 'a.md')).article?.body.text).toBe(article.body.text)
  })
})
