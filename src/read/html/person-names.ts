/** Names of persons out of the text of a byline. */

/** What ends the names in a line: a bar, a date, a time of reading, a bracket. */
const end =
  /\s(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:\s|$)|\s[|•·–—-]\s|[|•·(\n]|\s{2,}|\s(?:on|in|for|at|with|am|um|le|el|em)\s|\d/iu
const between = /\s*[,;&]\s*|\s+(?:and|und|et|y|e|en|och|og|и)\s+/iu
const honours =
  /^(?:md|phd|ph\.d\.?|m\.d\.?|rd|rn|esq\.?|jr\.?|sr\.?|mba|cpa|cfp.?|dds|dmd|ms|ma|bs|ba|msc|bsc|faclm|do|pt|dpt|lcsw|j\.?d\.?)$/i
/** Words that names of people do not hold. */
const noName =
  /\b(?:the|news|posted|published|updated|written|min|minutes|read|views?|comments?|share|follow|subscribe|undefined|admin|contact|press|today|team|staff|editors?|guide|how|what|why|free|best|top|blog|home|tips|view|all|posts?|articles?|author|more|our|your|this|about|https?|www)\b/iu
const capital = /^[\p{Lu}\p{Lo}]/u

/** The names in a text such as "Ann Example and Bob Sample, MD | 3 May"; none if it holds something else. */
export function personNames(text: string): string[] {
  const line = text.trim()
  const cut = line.search(end)
  const head = cut < 0 ? line : line.slice(0, cut)
  const names: string[] = []
  for (const part of head.split(between)) {
    const name = part
      .replace(/[.,:;*\s]+$/u, '')
      .replace(/\s+/g, ' ')
      .trim()
    if (!name || honours.test(name)) continue
    if (!isName(name)) break
    names.push(name)
  }
  return names
}

const mostWords = 5

function isName(name: string): boolean {
  if (name.length < 3 || name.length > 50 || noName.test(name)) return false
  const words = name.split(' ')
  return words.length <= mostWords && capital.test(name) && capital.test(words.at(-1) ?? '')
}

/** Names that software or a site gives where no person is named. */
const nobody =
  /^(?:admin|administrator|author|written by|editor|undefined|null|guest|staff|user|website|webmaster|super user)$/i
const userName = /^[a-z\d._@-]+$/

/** Whether what a page calls an author may be a person or a named group, and not the site or an account. */
export function isSomebody(name: string, siteName: string | undefined): boolean {
  if (nobody.test(name) || userName.test(name)) return false
  return siteName === undefined || keyOf(name) !== keyOf(siteName)
}

const keyOf = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
