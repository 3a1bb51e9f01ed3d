/** The page on synthesized articles. */

import { readFileSync } from 'node:fs'
import { skins } from '../../src/synth.ts'

const file = new URL('../../docs/synth.md', import.meta.url)

/** `docs/synth.md`, of which the table of skins is made from the code. */
export function synthPage(): string {
  const page = readFileSync(file, 'utf8')
  const rows = skins.map(
    ({ name, format, about, unsaid }) => `| ${name} | ${format} | ${about} | ${unsaid.join(', ')} |`,
  )
  const table = ['| skin | format | looks like | cannot say |', '|---|---|---|---|', ...rows].join('\n')
  return page.replace(
    /(<!-- Made from [^\n]*-->\n)[\s\S]*?(<!-- \/made -->)/,
    (_, open, close) => `${open}\n${table}\n\n${close}`,
  )
}
