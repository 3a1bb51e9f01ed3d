/** `alphanode diff`: what changed in a store between two runs. */

import { changedFields } from '../../article/changed-fields.ts'
import { jsonLine } from '../../store/json-line.ts'
import type { CommandDefinition } from '../command.ts'
import { CannotRun, exitCodes } from '../exit.ts'
import { printable } from '../printable.ts'
import { readRunNumber } from '../run-number.ts'
import { send } from '../terminal.ts'

export const command: CommandDefinition = {
  argument: '<store> <run> <run>',
  argumentHelp: 'a .db or postgres://…, and the numbers of two runs; 0 is before the first',
  examples: ['alphanode diff articles.db 11 12', 'alphanode diff articles.db 0 12 --json > changes.ndjson'],
  options: [],
  async run([path = '', ...numbers], { json }, { stdout, signal }) {
    const { openHistory } = await import('../history.ts')
    const [from = 0, to = 0] = numbers.map(readRunNumber)
    if (from > to) throw new CannotRun(`Unexpected runs ${from} and ${to}, expected the earlier one first`)
    const { history, close } = await openHistory(path)
    try {
      for await (const { id, before, after } of history.changes(from, to)) {
        signal.throwIfAborted()
        const change = before ? 'updated' : 'created'
        const fields = before ? changedFields(before, after) : []
        if (before && fields.length === 0) continue
        const lines = fields.map(
          (field) => `  ${printable(field.path)}: ${show(field.before)} → ${show(field.after)}\n`,
        )
        const text = `${change}  ${printable(id)}\n${lines.join('')}`
        await send(stdout, json ? `${jsonLine({ id, change, ...(before && { fields }) })}\n` : text)
      }
      return exitCodes.done
    } finally {
      await close()
    }
  },
}

/** Characters of a value that are shown. */
const maxShown = 100

function show(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = printable(JSON.stringify(value))
  return text.length > maxShown ? `${text.slice(0, maxShown)}… (${text.length} characters)` : text
}
