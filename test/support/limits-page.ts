/** The page on limits. */

import { limitTable } from '../../src/diagnostics/limits.ts'

/** `docs/limits.md`, made from the table. */
export function limitsPage(): string {
  const rows = Object.entries(limitTable).map(
    ([name, { value, unit, about, rule, least = 1, most }]) =>
      `| \`${name}\` | ${figure(value)} ${unit} | ${most === undefined ? `from ${least} on` : `${least} – ${figure(most)}`} | ${about} | ${rule ? `[${rule}](messages.md#${rule.replace('/', '')})` : ''} |`,
  )
  return [
    '<!-- Made from src/diagnostics/limits.ts by test/docs.test.ts: UPDATE=1 npm test rewrites it. -->',
    '',
    '# Limits',
    '',
    'Work and memory grow linearly with a source, and these limits keep them short. One that is reached is a message.',
    '',
    '`--limit name=value` sets one, as often as there are limits to set, for `import`, `check`, `render` and `inspect`; so do `ALPHANODE_LIMIT`',
    '(several with commas between), `limits` in `alphanode.config.js`, and the option `limits` of `importSource` and `importArticle`.',
    'Depths can only be lowered, for whoever shows a record may recurse as deep.',
    '',
    '| limit | value | may be | of what, and what becomes of more | message |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}

const figure = (value: number) => value.toLocaleString('en')
