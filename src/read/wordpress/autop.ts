/** WordPress' `wpautop`: blank lines become paragraphs, line ends become `<br />`. */

/**
 * Does to classic content what a page of WordPress does: wp-includes/formatting.php, wpautop(), step by step, for its
 * oddities are what authors see. Tags that are longer than 4,096 characters or hold `<` are
 * not taken for blocks, which keeps it linear.
 */
export function autop(content: string): string {
  if (content.trim() === '') return ''
  const { text, restore } = hidePre(`${content}\n`)
  return restore(breakLines(wrapParagraphs(hideLineEndsInTags(spaceBlocks(text)))))
}

// White space of PHP's regular expressions: not the no-break space.
const s = '[ \\t\\n\\v\\f\\r]'
/** A run of white space from its beginning: trying it from every place in it would take quadratic time. */
const run = `(?<!${s})${s}*`
const inTag = '[^<>]{0,4096}'
const blocks =
  '(?:table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote|address|style|p|h[1-6]|hr|fieldset|legend|section|article|aside|hgroup|header|footer|nav|figure|figcaption|details|menu|summary)'

type Step = [pattern: RegExp, replacement: string]
const step = (pattern: string, replacement: string): Step => [new RegExp(pattern, 'g'), replacement]
const apply = (text: string, steps: Step[]) => steps.reduce((out, [pattern, to]) => out.replace(pattern, to), text)

/** Takes blocks of code out of the way. */
function hidePre(content: string): { text: string; restore: (text: string) => string } {
  if (!content.includes('<pre')) return { text: content, restore: (text) => text }
  const kept: string[] = []
  const parts = content.split('</pre>')
  const last = parts.pop() ?? ''
  const text = parts.map((part) => {
    const start = part.indexOf('<pre')
    if (start < 0) return part
    kept.push(`${part.slice(start)}</pre>`)
    return `${part.slice(0, start)}<pre wp-pre-tag-${kept.length - 1}></pre>`
  })
  return {
    text: text.join('') + last,
    restore: (out) => out.replace(/<pre wp-pre-tag-(\d+)><\/pre>/g, (_, index: string) => kept[Number(index)] ?? ''),
  }
}

/** Puts blank lines round blocks. */
function spaceBlocks(text: string): string {
  return apply(text, [
    step(`<br${s}*/?>${s}*<br${s}*/?>`, '\n\n'),
    step(`(<${blocks}[ \\t\\n\\v\\f\\r/>])`, '\n\n$1'),
    step(`(</${blocks}>)`, '$1\n\n'),
    step(`(<hr${s}*/?>)`, '$1\n\n'),
    [/\r\n?/g, '\n'],
  ])
}

// wp-includes/formatting.php, get_html_split_regex()
const tags = /<!(?=--)[\s\S]*?(?:-->|$)|<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|<[^>]*>?/g

function hideLineEndsInTags(text: string): string {
  return text.replace(tags, (tag) => (tag.includes('\n') ? tag.replaceAll('\n', ' <!-- wpnl --> ') : tag))
}

/** White space that means nothing inside of media, and round captions and options. */
const tightened: [has: RegExp, steps: Step[]][] = [
  [/<option/, [step(`${run}<option`, '<option'), step(`</option>${s}*`, '</option>')]],
  [
    /<\/object>/,
    [
      step(`(<object${inTag}>)${s}*`, '$1'),
      step(`${run}</object>`, '</object>'),
      step(`${run}(</?(?:param|embed)${inTag}>)${s}*`, '$1'),
    ],
  ],
  [
    /<source|<track/,
    [
      step(`([<[](?:audio|video)[^>\\]]{0,4096}[>\\]])${s}*`, '$1'),
      step(`${run}([<[]/(?:audio|video)[>\\]])`, '$1'),
      step(`${run}(<(?:source|track)${inTag}>)${s}*`, '$1'),
    ],
  ],
  [/<figcaption/, [step(`${run}(<figcaption${inTag}>)`, '$1'), step(`</figcaption>${s}*`, '</figcaption>')]],
]

const unwrapping: Step[] = [
  step(`<p>${s}*</p>`, ''),
  step('<p>([^<]+)</(div|address|form)>', '<p>$1</p></$2>'),
  step(`<p>${s}*(</?${blocks}${inTag}>)${s}*</p>`, '$1'),
  step('<p>(<li.+?)</p>', '$1'),
  [/<p><blockquote([^<>]{0,4096})>/gi, '<blockquote$1><p>'],
  step('</blockquote></p>', '</p></blockquote>'),
  step(`<p>${s}*(</?${blocks}${inTag}>)`, '$1'),
  step(`(</?${blocks}${inTag}>)${s}*</p>`, '$1'),
]

function wrapParagraphs(text: string): string {
  const tight = tightened.reduce((out, [has, steps]) => (has.test(out) ? apply(out, steps) : out), text)
  const paragraphs = tight.replace(/\n\n+/g, '\n\n').split(blankLine)
  const wrapped = paragraphs
    .filter(Boolean)
    .map((paragraph) => `<p>${paragraph.replace(/^\n+/, '').replace(lastLineEnds, '')}</p>\n`)
  return apply(wrapped.join(''), unwrapping)
}

const blankLine = new RegExp(`\\n${s}*\\n`)
const lastLineEnds = /(?<!\n)\n+$/

/** Puts `preserved` in the place of line ends in elements whose content is no text. One that does not end is none. */
function keepLineEnds(text: string): string {
  const out: string[] = []
  const unclosed = new Set<string>()
  let done = 0
  for (const { 1: name = '', index } of text.matchAll(keptElements)) {
    if (index < done || unclosed.has(name)) continue
    const close = text.indexOf(`</${name}>`, index)
    if (close < 0) unclosed.add(name)
    else {
      out.push(text.slice(done, index), text.slice(index, close).replaceAll('\n', preserved))
      done = close
    }
  }
  return out.join('') + text.slice(done)
}

const keptElements = /<(script|style|svg|math)/g

function breakLines(text: string): string {
  const withBreaks = keepLineEnds(text)
    .replace(/<br\/?>/g, '<br />')
    .replace(spaceRuns, breakRun)
    .replaceAll(preserved, '\n')
  return apply(withBreaks, [
    step(`(</?${blocks}${inTag}>)${s}*<br />`, '$1'),
    step(`<br />(${s}*</?(?:p|li|div|dl|dd|dt|th|pre|td|ul|ol)${inTag}>)`, '$1'),
    [/\n<\/p>$/g, '</p>'],
  ]).replace(/ <!-- wpnl --> |<!-- wpnl -->/g, '\n')
}

const preserved = '<WPPreserveNewline />'
const spaceRuns = new RegExp(`${s}*\\n${s}*`.replace(/^/, `(?<!${s})`), 'g')
const lastLineEnd = /\n[^\n]*$/

/** `(?<!<br />)\s*\n` → `<br />\n`, for one run of white space. */
function breakRun(space: string, at: number, whole: string): string {
  const isBroken = whole.startsWith('<br />', at - 6)
  const from = isBroken ? 1 : 0
  const end = space.search(lastLineEnd)
  if (end < from) return space
  return `${space.slice(0, from)}<br />\n${space.slice(end + 1)}`
}
