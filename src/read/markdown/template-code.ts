/**
 * Code between tags of templates (`{% highlight js %}`, `{% codeblock %}`, `{{< highlight go >}}`), as sources for Jekyll,
 * Hexo and Hugo have it: without the generator its lines would be those of a paragraph.
 */

interface Tag {
  /** The line that begins code, with what stands in the tag. */
  open: RegExp
  close: RegExp
  /** What is said of the code, as the info string of a fence says it; never longer than the tag. */
  info: (said: string) => string
}

const firstWord = (said: string) => /^"?([\w+#.-]+)/.exec(said)?.[1] ?? ''

const tags: Tag[] = [
  {
    open: /^ {0,3}\{%-?\s*highlight\s+([^%\r\n]*)%\}\s*$/,
    close: /^ {0,3}\{%-?\s*endhighlight\s*-?%\}\s*$/,
    info: firstWord,
  },
  {
    open: /^ {0,3}\{\{[<%]\s*highlight\s+([^}\r\n]*)\}\}\s*$/,
    close: /^ {0,3}\{\{[<%]\s*\/\s*highlight\s*[>%]\}\}\s*$/,
    info: firstWord,
  },
  {
    open: /^ {0,3}\{%\s*code(?:block)?\b([^%\r\n]*)%\}\s*$/,
    close: /^ {0,3}\{%\s*endcode(?:block)?\s*%\}\s*$/,
    info(said) {
      const language = /\blang:([\w+#.-]+)/.exec(said)?.[1] ?? ''
      const title = said.replace(settings, '').replaceAll('"', '').trim()
      return title ? `${language} title="${title}"` : language
    },
  },
]
/** `lang:js`, `line_number:true`; not the scheme of an address. */
const settings = /\b\w+:(?!\/\/)\S+/g
/** Raw HTML in which lines are code already. */
const rawCode = /<pre\b(?![^\r\n]*<\/pre)/i
const rawCodeEnd = /<\/pre/i
const mayHold = /\{(?:%-?|\{[<%])\s*(?:highlight|code)/
const fence = /^ {0,3}(`{3,}|~{3,})/

/** Longer lines are no tags. */
const longestTag = 500

/**
 * The same source with fences in place of these tags, each as long as the tag, so that places stay what they are. A tag
 * that is not closed, or that stands in a fence or in a `pre`, stays as it is.
 */
export function fenceTemplateCode(source: string): string {
  if (!mayHold.test(source)) return source
  const lines = source.split(/(?<=\n|\r(?!\n))/)
  let open: { line: number; tag: Tag; info: string } | undefined
  let around: string | undefined
  let isRaw = false
  for (const [index, line] of lines.entries()) {
    if (line.length > longestTag) continue
    if (open) {
      if (!open.tag.close.test(line)) continue
      fenceLines(lines, open.line, index, open.info)
      open = undefined
      continue
    }
    const [, mark] = fence.exec(line) ?? []
    if (mark && !around) around = mark
    else if (mark && around && mark.startsWith(around) && line.trim() === mark) around = undefined
    if (around) continue
    isRaw = isRaw ? !rawCodeEnd.test(line) : rawCode.test(line)
    if (isRaw) continue
    for (const tag of tags) {
      const match = tag.open.exec(line)
      if (match) open = { line: index, tag, info: tag.info(match[1] ?? '') }
    }
  }
  return lines.join('')
}

/** Writes a fence that is longer than any in the code in place of the lines round it, if they have room for it. */
function fenceLines(lines: string[], first: number, last: number, info: string): void {
  let longest = 2
  for (const line of lines.slice(first + 1, last))
    longest = Math.max(longest, /^ {0,3}(~*)/.exec(line)?.[1]?.length ?? 0)
  const mark = '~'.repeat(longest + 1)
  const before = padded(mark + info, lines[first])
  const after = padded(mark, lines[last])
  if (before === undefined || after === undefined) return
  lines[first] = before
  lines[last] = after
}

/** A text with spaces behind it and the end of the line for which it stands; nothing if it is longer. */
function padded(text: string, line = ''): string | undefined {
  const length = line.replace(/[\r\n]+$/, '').length
  return text.length > length ? undefined : text.padEnd(length) + line.slice(length)
}
