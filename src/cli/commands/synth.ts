/** `alphanode synth`: seeded articles, each with its truth. */

import { join } from 'node:path'
import { InvalidArgumentError, Option } from 'commander'
import { Format } from '../../article/article.ts'
import { jsonLine } from '../../store/json-line.ts'
import { type Dials, sizes } from '../../synth/dials.ts'
import type { Skin, Synthesized } from '../../synth.ts'
import type { CommandDefinition, CommonFlags, Context } from '../command.ts'
import { CannotRun, exitCodes } from '../exit.ts'
import { amount } from '../tally.ts'
import { send, sendContent } from '../terminal.ts'

interface SynthFlags extends CommonFlags, Partial<Dials> {
  count: number
  first: number
  seed: number
  out?: string
  formats?: Format[]
  skins?: string[]
  allSkins?: boolean
}

/** Checks and reads the value of a flag; throws what commander shows. */
type Parse<Value> = (text: string) => Value

const wholeNumber =
  (least: number): Parse<number> =>
  (text) => {
    const value = Number(text)
    if (Number.isSafeInteger(value) && value >= least) return value
    throw new InvalidArgumentError(`Expected a whole number from ${least} on.`)
  }

const share: Parse<number> = (text) => {
  const value = Number(text)
  if (text.trim() !== '' && value >= 0 && value <= 1) return value
  throw new InvalidArgumentError('Expected a share from 0 to 1.')
}

const list: Parse<string[]> = (text) => text.split(',').map((part) => part.trim())

const listOf =
  <Name extends string>(names: readonly Name[]): Parse<Name[]> =>
  (text) =>
    list(text).map((part) => {
      const known = names.find((name) => name === part)
      if (known) return known
      throw new InvalidArgumentError(`Expected a list of ${names.join(', ')}.`)
    })

const dial = (name: string, help: string) => new Option(`--${name} <share>`, help).argParser(share)

export const command: CommandDefinition = {
  examples: [
    'alphanode synth --count 1000 --out world && alphanode import world --truth world/truth.ndjson',
    'alphanode synth --count 1 --first 4046 --formats html > page.html',
    'alphanode synth --count 500 --formats wxr > export.xml',
    'alphanode synth --count 20 --languages ar,ja,ru --wrong 0.5 --out world',
  ],
  options: [
    new Option('--count <n>', 'how many articles').argParser(wholeNumber(1)).default(10),
    new Option('--first <n>', 'the number of the first one').argParser(wholeNumber(1)).default(1),
    new Option('--seed <n>', 'another seed is another world').argParser(wholeNumber(0)).default(1),
    new Option('--out <folder>', 'sources and truth.ndjson (default: records, or one format, on stdout)'),
    new Option('--formats <list>', 'of html, markdown, text, wxr, rest (default: all)').argParser(
      listOf(Format.options),
    ),
    new Option('--skins <list>', 'how sites look, such as classic,hugo (default: all of the formats)').argParser(list),
    new Option('--all-skins', 'every article in every skin, instead of in one of each format'),
    new Option('--languages <list>', 'of en, de, fr, ru, ar, he, hi, ja, zh (default: en)').argParser(list),
    new Option('--sizes <list>', 'of small, medium, large, huge (default: all but huge)').argParser(listOf(sizes)),
    dial('noise', 'menus, advertisements, comments, late images (default: 0.5)'),
    dial('missing', 'share of the keys that a box lacks'),
    dial('extra', 'share of boxes with keys that nobody knows'),
    dial('deep', 'share of boxes with values in values'),
    dial('hostile', 'share of articles with texts that trip whoever does not escape'),
    dial('wrong', 'share of boxes that contradict the article'),
  ],
  async run(_, flags: SynthFlags, context) {
    const synth = await import('../../synth.ts')
    const formats = flags.formats ?? Format.options
    const skins = namedSkins(flags.skins, synth.skins).filter(({ format }) => formats.includes(format))
    refuseUnknown('language', flags.languages, [...synth.tongues.keys()])
    const names = Object.keys(synth.defaultDials) as (keyof Dials)[] // the keys of `Dials`, all of them
    const dials = Object.fromEntries(names.flatMap((name) => (name in flags ? [[name, flags[name]]] : [])))
    function* posts() {
      for (let index = flags.first; index < flags.first + flags.count; index++) {
        context.signal.throwIfAborted()
        yield synth.synthesize(index, { seed: flags.seed, ...dials })
      }
    }
    if (flags.out !== undefined) return toFolder(posts(), flags.out, { formats, skins, flags, context })
    if (flags.formats) return toStdout(posts(), { formats, skins, flags, context })
    for (const { article } of posts()) await send(context.stdout, `${jsonLine(article)}\n`)
    return exitCodes.done
  },
}

interface Run {
  formats: Format[]
  skins: Skin[]
  flags: SynthFlags
  context: Context
}

async function toFolder(
  posts: Iterable<Synthesized>,
  out: string,
  { formats, skins, flags, context }: Run,
): Promise<number> {
  const [{ openWorld }, { createProgress }] = await Promise.all([import('../world.ts'), import('../progress.ts')])
  const world = await openWorld(out, { formats, skins, isWhole: flags.allSkins === true })
  const progress = createProgress(context.stderr, flags.quiet ? 0 : flags.count)
  try {
    for (const post of posts) {
      await world.put(post)
      progress.step(1)
    }
    await world.close()
  } catch (error) {
    await world.abort()
    throw error
  } finally {
    progress.clear()
  }
  const what = `${out}: ${amount(flags.count, ['article', 'articles'])} in ${amount(formats.length, ['format', 'formats'])}`
  if (!flags.quiet) await send(context.stderr, `${what}, truth in ${join(out, 'truth.ndjson')}\n`)
  return exitCodes.done
}

/** One format, as one file: of many articles if the format holds many. */
async function toStdout(posts: Iterable<Synthesized>, { formats, skins, flags, context }: Run): Promise<number> {
  const { chooseSkin, frames, writeSource } = await import('../../synth.ts')
  const [format, ...others] = formats
  if (!format || others.length > 0)
    throw new CannotRun('Unexpected several formats on stdout, expected one; --out writes all')
  const frame = flags.count > 1 || format === 'wxr' ? frames[format] : { open: '', between: '', close: '' }
  if (!frame)
    throw new CannotRun(
      `Unexpected ${flags.count} articles of ${format} on stdout, expected one; --out writes a file for each`,
    )
  let written = 0
  for (const post of posts) {
    const skin = chooseSkin(post, format, skins)
    if (!skin) throw new CannotRun(`Unexpected --skins without one of ${format}`)
    const source = frame.open === '' ? writeSource(post, skin) : skin.write(post)
    await sendContent(context.stdout, (written++ === 0 ? frame.open : frame.between) + source)
  }
  await sendContent(context.stdout, frame.close)
  return exitCodes.done
}

function namedSkins(names: string[] | undefined, skins: Skin[]): Skin[] {
  refuseUnknown(
    'skin',
    names,
    skins.map(({ name }) => name),
  )
  return names ? skins.filter(({ name }) => names.includes(name)) : skins
}

function refuseUnknown(what: string, given: string[] | undefined, known: string[]): void {
  const unknown = given?.find((name) => !known.includes(name))
  if (unknown !== undefined) throw new CannotRun(`Unexpected ${what} \`${unknown}\`, expected ${known.join(', ')}`)
}
