/** The part of `docs/formats.md` that is made from tables: what each source of a post cannot say. */

import { readFileSync } from 'node:fs'
import { rules } from '../../src/diagnostics/rules.ts'
import { excuses, limits, type Way, ways } from './limits.ts'

const begins = 'UPDATE=1 npm test rewrites it. -->\n'
const ends = '<!-- End of what is made. -->'

/** The whole page: what somebody wrote, and between its two marks what is made. */
export function formatsPage(): string {
  const page = readFileSync(new URL('../../docs/formats.md', import.meta.url), 'utf8')
  const [before, rest] = page.split(begins)
  const [, after] = rest?.split(ends) ?? []
  if (before === undefined || after === undefined)
    throw new Error(`Unexpected docs/formats.md, expected the lines \`${begins}\` and \`${ends}\``)
  return `${before}${begins}\n${made()}\n\n${ends}${after}`
}

function made(): string {
  // `Object.keys` loses the names.
  const columns = Object.keys(ways) as Way[]
  const row = (cells: string[]) => `| ${cells.join(' | ')} |`
  const unsayable = [
    row(['cannot be said', ...columns.map((way) => ways[way])]),
    row(['---', ...columns.map(() => ':-:')]),
    ...limits.map(({ says, of }) => row([says, ...columns.map((way) => (of.includes(way) ? '×' : ' '))])),
  ]
  const excused = Object.keys(excuses).map((id) => `- ${ruleLink(id)}: ${rules[id as keyof typeof rules].about}`)
  return [
    intro,
    unsayable.join('\n'),
    `### What a message tells\n\nBeyond the table, two sources of a post give other records only where one of them is damaged, and then a message says so:\n\n${excused.join('\n')}

Every loss there is, whatever the source, is in [messages.md](messages.md).`,
  ].join('\n\n')
}

const intro = `The same post gives the same record but for \`source\`, whatever it is read from, up to this table. \`test/same-post.test.ts\` compares
each two sources by the same data: what one of them cannot say is taken out of both records, and the rest must be equal.`

const ruleLink = (id: string) => `[${id}](messages.md#${id.replace('/', '')})`
