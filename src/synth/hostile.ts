/** Texts that trip whoever forgets to escape, or takes text for code: in the box, the title, prose, code and captions. */

import type { Json } from '../article/json.ts'
import { type Block, blocksOf } from './blocks.ts'
import type { Composed, Topic } from './compose.ts'
import type { Random } from './random.ts'

/** Rows of the box, under keys that the profile does not know. */
export const hostileRows: [key: string, value: Json][] = [
  ['markup', '<b>bold</b> & <script>alert(1)</script> &amp; &lt;i>'],
  ['template', '{{title}} ${title} <%= title %> {% raw %}'],
  ['cdata', 'ends ]]> here <!-- and here -->'],
  ['serialized', 'a:1:{s:4:"evil";O:8:"stdClass":0:{}'],
  ['json', '{"looks": "like", "json": [1]}'],
  ['quotes', `"double" 'single' \`back\``],
  ['bidi', 'abc \u202edef\u202c ghi'],
  ['controls', 'bell \u0007 escape \u001b[31m delete \u007f next line \u0085 end'],
  ['nul', 'bef\0ore'],
  ['formula', '=HYPERLINK("https://evil.example")'],
  ['yaml', '- a: &b !!binary x # no'],
  ['__proto__', 'polluted'],
  ['constructor', 'built'],
  ['path', '../../etc/passwd'],
]

/** What prose says. */
const hostileTexts = [
  'Never write <script>alert(1)</script> & <!-- that --> into a page',
  'The placeholder {{{title}}} or ${title} or <%= title %> is text here',
  'A reference such as &amp; or &lt; or &#x3C; stays what it is',
  'It ends with ]]> and [[link]] and ![image](x)',
  '*Not* _stressed_, `not code`, ~~not deleted~~, # no heading, 1. no list',
  'https://evil.example/?a=1&b="2"&c=\'3\' is no link, and =1+1 is no formula',
]

/** Not like code, nor like addresses: what is, is no caption to a reader of dumps. */
const hostileCaptions = [
  'A <b>bold</b> & "quoted" view, it\'s `here`',
  'Where R&D and "3 > 2" stand',
  '*Not* _stressed_, ~~not deleted~~, ]]> and [[link]]',
]

const hostileCode = [
  '</code></pre><script>alert(1)</script>\n<pre>\n\n  &amp; &lt; {{{body}}}',
  'echo "```" > notes.md;\ncat <<END > "~~~.md";\n    four\n\ttab\n<!-- wp:code -->\n]]>\nEND',
  '---\ntitle: no\n---\n# no heading\n\\\\ \\` trailing',
]

/** The blocks with hostile ones among them: a paragraph and code after the opening, and a caption. */
export function withHostileTexts({ blocks, ...rest }: Composed, random: Random, language: string): Composed {
  const text = (): string => random.pick(hostileTexts)
  const [opening, ...others] = blocks
  const [picture] = blocksOf(blocks, 'image')
  const caption = random.pick(hostileCaptions)
  const added: Block[] = [
    { kind: 'paragraph', inlines: [{ kind: 'text', text: `${text()}.` }] },
    { kind: 'code', code: random.pick(hostileCode), language },
    {
      kind: 'paragraph',
      inlines: [
        { kind: 'text', text: 'So much for code, ' },
        { kind: 'code', text: '<b> & `' },
        { kind: 'text', text: '.' },
      ],
    },
    { kind: 'quote', text: `${text()}.` },
  ]
  const told = others.map((block) =>
    block === picture ? { ...picture, picture: { ...picture.picture, caption, alt: caption } } : block,
  )
  return { ...rest, blocks: [...(opening ? [opening] : []), ...added, ...told] }
}

/** Short: what is long is no title to a reader of dumps. */
const hostileTitles = [
  '<i>&amp;</i> {{title}} ]]>',
  '"R&D" <!-- \'x\' -->',
  '*a* _b_ `c` #d [e](f)',
  '</title> & <b>more</b>',
]

export function withHostileTitle(topic: Topic, random: Random): Topic {
  return { ...topic, title: `${topic.title} – ${random.pick(hostileTitles)}` }
}
