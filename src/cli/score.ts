/** How well a run read what `alphanode synth` wrote. */

import { compare, type FieldVerdict, type Skin, skins } from '../synth.ts'
import { append } from '../tree/append.ts'
import type { CommonFlags } from './command.ts'
import { exitCodes } from './exit.ts'
import type { Listener } from './listener.ts'
import { printable } from './printable.ts'
import { amount } from './tally.ts'
import { type Output, send } from './terminal.ts'
import { openTruth } from './truth-file.ts'

/** Compares what came of each article with what should have come of it. */
export interface Score extends Listener {
  /** Shows the table; the exit code says whether all is as it should be. */
  finish(stdout: Output, flags: CommonFlags): Promise<number>
}

/** What came of the sources of one skin. */
interface Row {
  articles: number
  equal: number
  /** How often each field was wrong. */
  wrong: Record<string, number>
}

/** How often a field was compared, and was as it should be: only what the source can say. */
interface FieldRow {
  articles: number
  equal: number
}

/** A difference that is shown. */
interface Difference extends FieldVerdict {
  path: string
}

/** Differences that are shown of one skin, one a field. */
const shownOfSkin = 3

/** Opens the truth of the sources `files`, which may be a part of those it knows. Throws `CannotRun` if the file holds none. */
export async function openScore(path: string, files: string[]): Promise<Score> {
  const truth = await openTruth(path)
  const rows = new Map<string, Row>()
  const fields = new Map<string, FieldRow>()
  const differences: Difference[] = []
  let strangers = 0

  const count = (name: string, verdicts: FieldVerdict[]): FieldVerdict[] => {
    const row = rows.get(name) ?? { articles: 0, equal: 0, wrong: {} }
    rows.set(name, row)
    for (const { field, verdict } of verdicts) {
      const { articles, equal } = fields.get(field) ?? { articles: 0, equal: 0 }
      fields.set(field, { articles: articles + 1, equal: equal + Number(verdict === 'equal') })
    }
    const wrong = verdicts.filter(({ verdict }) => verdict !== 'equal')
    row.articles += 1
    if (wrong.length === 0) row.equal += 1
    const isNew = ({ field }: FieldVerdict) => row.wrong[field] === undefined
    const shown = wrong.filter(isNew).slice(0, Math.max(0, shownOfSkin - Object.keys(row.wrong).length))
    for (const { field } of wrong) row.wrong[field] = (row.wrong[field] ?? 0) + 1
    return shown
  }

  return {
    wantsArticles: true,
    async put({ path: source, article, messages }) {
      const found = await truth.take(source, article?.url)
      if (!found) {
        if (article) strangers += 1
        return
      }
      const unsaid = findSkin(found.skin)?.unsaid ?? []
      const shown = count(found.skin, compare(found.line, { article, messages }, unsaid))
      append(
        differences,
        shown.map((verdict) => ({ path: source, ...verdict })),
      )
    },
    close: async () => {},
    abort: () => truth.close(),
    async finish(stdout, { json }) {
      for (const skin of truth.left(files)) count(skin, [{ field: 'article', verdict: 'missing' }])
      await truth.close()
      const score = { skins: Object.fromEntries(rows), fields: Object.fromEntries(fields), differences, strangers }
      await send(
        stdout,
        json ? `${JSON.stringify(score)}\n` : `${fieldTable(fields)}\n${tableOf(rows, differences, strangers)}`,
      )
      const isWrong = [...rows].some(([name, { articles, equal }]) => equal < articles && !findSkin(name)?.isMeasured)
      return isWrong ? exitCodes.failed : exitCodes.done
    },
  }
}

function findSkin(name: string): Skin | undefined {
  return skins.find((skin) => skin.name === name)
}

/**
 * The score of each field that a source can say.
 *
 *     field         articles     equal
 *     title             1000      1000  100 %
 *     lead               978       970  99.2 %
 */
function fieldTable(fields: Map<string, FieldRow>): string {
  const width = [...fields.keys()].reduce((most, name) => Math.max(most, name.length), 5)
  const line = (name: string, articles: string, equal: string, share: string) =>
    `${name.padEnd(width)}  ${articles.padStart(8)}  ${equal.padStart(8)}  ${share}`.trimEnd()
  const body = [...fields].map(([name, { articles, equal }]) =>
    line(name, String(articles), String(equal), `${Math.floor((1000 * equal) / articles) / 10} %`),
  )
  return `${[line('field', 'articles', 'equal', ''), ...body].join('\n')}\n`
}

/**
 * The score of each skin.
 *
 *     skin      format  articles   equal  fields that differ
 *     classic   html          61      61
 *     tables    html          58      55  lead 2, body.html 3
 */
function tableOf(rows: Map<string, Row>, differences: Difference[], strangers: number): string {
  const width = [...rows.keys()].reduce((most, name) => Math.max(most, name.length), 4)
  const line = (name: string, format: string, articles: string, equal: string, fields: string) =>
    `${name.padEnd(width)}  ${format.padEnd(8)}  ${articles.padStart(8)}  ${equal.padStart(8)}  ${fields}`.trimEnd()
  const named = [...rows].sort(([a], [b]) => orderOf(a) - orderOf(b))
  const body = named.map(([name, { articles, equal, wrong }]) => {
    const skin = findSkin(name)
    const fields = Object.entries(wrong).map(([field, times]) => `${field} ${times}`)
    const note = skin?.isMeasured && equal < articles ? [`(${skin.about})`] : []
    return line(name, skin?.format ?? '', String(articles), String(equal), [fields.join(', '), ...note].join('  '))
  })
  const all = named.reduce(
    (sum, [, row]) => ({ articles: sum.articles + row.articles, equal: sum.equal + row.equal }),
    {
      articles: 0,
      equal: 0,
    },
  )
  const firsts = differences.map(
    ({ path, field, difference }) => `${printable(path)}\n  ${printable(difference ?? `${field}: is missing`)}`,
  )
  const strange = strangers > 0 ? [`${amount(strangers, ['article', 'articles'])} of which the truth says nothing`] : []
  return `${[
    line('skin', 'format', 'articles', 'equal', 'fields that differ'),
    ...body,
    line('all', '', String(all.articles), String(all.equal), ''),
    ...(firsts.length > 0 ? ['', 'first differences', ...firsts] : []),
    ...strange,
  ].join('\n')}\n`
}

const orderOf = (name: string) => skins.findIndex((skin) => skin.name === name)
