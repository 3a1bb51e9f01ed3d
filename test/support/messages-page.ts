/** The page that lists every message. */

import type { Severity } from '../../src/diagnostics/message.ts'
import { outcomes } from '../../src/diagnostics/outcome.ts'
import { rules } from '../../src/diagnostics/rules.ts'

const meanings: Record<Severity, string> = {
  error: 'no article came out',
  warn: 'a person should look',
  info: 'a guess, a repair or a loss that is usually fine',
}

/** What the groups of rules speak of. */
const groups: Record<string, string> = {
  source: 'The bytes of a source',
  archive: 'Archives of sources',
  read: 'What a source holds',
  markdown: 'Markdown and its front matter',
  wxr: 'WordPress exports',
  wordpress: 'Posts of WordPress, from exports and REST answers',
  rest: 'Answers of WordPress’ REST API',
  meta: 'The meta box',
  clean: 'What cleaning takes out',
  extract: 'Code, images and headings',
  store: 'Where records are kept',
  net: 'The network',
  site: 'Building a site',
}

/** `docs/messages.md`: every rule, its severity, and when it speaks. */
export function messagesPage(): string {
  const sections = [...new Set(Object.keys(rules).map(groupOf))].map((group) => {
    const title = groups[group]
    if (title === undefined)
      throw new Error(`Unexpected group \`${group}\` of rules, expected a title for it in ${import.meta.filename}`)
    const entries = Object.entries(rules).filter(([id]) => groupOf(id) === group)
    return [
      `## ${title}`,
      ...entries.map(
        ([id, { severity, outcome, about }]) => `### ${id}\n\n**${severity}** · ${outcomes[outcome].title} · ${about}`,
      ),
    ].join('\n\n')
  })
  const severities = Object.entries(meanings).map(([severity, meaning]) => `- **${severity}**: ${meaning}`)
  const fates = Object.values(outcomes).map(({ title, about }) => `- **${title}**: ${about}`)
  return `${[intro, severities.join('\n'), outro, ledger, fates.join('\n'), ...sections].join('\n\n')}\n`
}

const groupOf = (id: string) => id.slice(0, id.indexOf('/'))

const intro = `<!-- Made from src/diagnostics/rules/ by test/docs.test.ts: UPDATE=1 npm test rewrites it. -->

# Messages

Everything that is lost, guessed, repaired or refused is a message. Each has a rule, a severity, a sentence of the form
“Unexpected X, expected Y; what was done”, and where it is known the place in the source and the path in the record.`

const outro = `There is an article exactly when none of its messages is an error.`

const ledger = `Each rule also declares what becomes of what it speaks of (\`outcome\`). The ledger at the end of a run groups by it; the
first four are losses.`
