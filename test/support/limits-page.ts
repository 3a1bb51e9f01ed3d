/** The page on limits. */

import { type Limit, limits } from '../../src/diagnostics/limits.ts'

/** `docs/limits.md`, made from the table. */
export function limitsPage(): string {
  const rows = Object.entries<Limit>(limits).map(
    ([name, { value, unit, about }]) => `| ${name} | ${value.toLocaleString('en')} ${unit} | ${about} |`,
  )
  return [
    '<!-- Made from src/diagnostics/limits.ts by test/docs.test.ts: UPDATE=1 npm test rewrites it. -->',
    '',
    '# Limits',
    '',
    'Work and memory grow linearly with a source, and these limits keep them short. One that is reached is a message.',
    'Those of Markdown, whose parser is not linear, are in `src/read/markdown/limits.ts`.',
    '',
    '| limit | value | of what, and what becomes of more |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}
