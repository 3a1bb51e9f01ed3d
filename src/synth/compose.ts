/** Puts the body of an article together: sections of prose, code, images, a checklist. */

import type { Block, Inline } from './blocks.ts'
import type { Size } from './dials.ts'
import { fill, type Tongue } from './prose/tongue.ts'
import type { Random, Streams } from './random.ts'
import { type Subject, subjects } from './subjects.ts'

/** What an article is about. */
export interface Topic {
  subject: Subject
  problem: string
  setting: string
  title: string
}

export function chooseTopic(streams: Streams, tongue: Tongue): Topic {
  const random = streams('topic')
  const subject = random.pick(subjects)
  const problem = random.pick(tongue.problems)
  const setting = random.pick(tongue.settings)
  const title = fill(random.pick(tongue.titles), { problem, setting, stack: subject.stack })
  return { subject, problem, setting, title: capitalized(title) }
}

/** How much there is of everything, by size: least and most. */
const amounts: Record<Size, { sections: [number, number]; paragraphs: [number, number]; images: [number, number] }> = {
  small: { sections: [1, 1], paragraphs: [1, 2], images: [0, 1] },
  medium: { sections: [2, 3], paragraphs: [1, 3], images: [1, 3] },
  large: { sections: [4, 5], paragraphs: [3, 5], images: [2, 6] },
  huge: { sections: [24, 36], paragraphs: [3, 5], images: [2, 6] },
}

export interface Composed {
  blocks: Block[]
  checklist: string[]
}

/** The blocks in order. Code never stands beside other code, and no heading stands last. */
export function compose(streams: Streams, tongue: Tongue, topic: Topic, size: Size): Composed {
  const random = streams('body')
  const amount = amounts[size]
  const images = pictures(streams('images'), tongue, topic, streams('images').between(...amount.images))
  const prose = (sentences: number) => paragraph(random, tongue, sentences)
  const { headings } = tongue
  const titles = [headings.why, headings.how, ...random.some(headings.more, headings.more.length)]

  const blocks: Block[] = [prose(2)]
  for (let place = 0, count = random.between(...amount.sections); place < count; place++) {
    const title = titles[place % titles.length] ?? headings.why
    blocks.push(...images.splice(0, 2), { kind: 'heading', level: 2, text: title })
    for (let count = random.between(...amount.paragraphs); count > 0; count--) blocks.push(prose(random.between(2, 4)))
    for (let count = random.between(1, 2); count > 0; count--) blocks.push(...extras(random, tongue, topic))
  }
  const checklist = random.some(tongue.checks, random.between(3, 5))
  blocks.push(
    { kind: 'heading', level: 2, text: headings.checklist },
    { kind: 'list', ordered: false, items: checklist },
    ...images,
    { kind: 'heading', level: 2, text: headings.closing },
    prose(3),
  )
  return { blocks, checklist }
}

/** What a section holds besides prose, with prose after it. */
function extras(random: Random, tongue: Tongue, { subject, problem, setting }: Topic): Block[] {
  const after = () => paragraph(random, tongue, random.between(1, 2))
  const code = (): Block => ({ kind: 'code', code: random.pick(subject.code), language: subject.language })
  const otherCode = (): Block[] => {
    const other = random.pick(subjects)
    return [code(), after(), { kind: 'code', code: random.pick(other.code), language: other.language }, after()]
  }
  const kinds: (() => Block[])[] = [
    () => [code(), after()],
    () => [code(), after()],
    otherCode,
    () => [{ kind: 'quote', text: sentence(random, tongue) }, after()],
    () => [{ kind: 'list', ordered: true, items: random.some(tongue.checks, 3) }, after()],
    () => [table(random, tongue), after()],
    () => [{ kind: 'heading', level: 3, text: capitalized(`${problem}${tongue.space || '、'}${setting}`) }, after()],
  ]
  return random.pick(kinds)()
}

function table(random: Random, { columns, checks }: Tongue): Block {
  const row = (step: string) => [step, String(random.between(20, 999)), String(random.between(1, 20))]
  return { kind: 'table', head: [...columns], rows: random.some(checks, 3).map(row) }
}

function paragraph(random: Random, tongue: Tongue, sentences: number): Block {
  const texts = Array.from({ length: sentences }, () => sentence(random, tongue))
  const decorated = random.chance(0.4) ? random.below(sentences) : -1
  const inlines: Inline[] = []
  for (const [place, text] of texts.entries()) {
    const space = place === 0 ? '' : tongue.space
    if (place === decorated) inlines.push(...decorate(random, tongue, space, text))
    else inlines.push({ kind: 'text', text: space + text })
  }
  return { kind: 'paragraph', inlines: joined(inlines) }
}

/** One sentence with a word in it that is a link, code or stressed. */
function decorate(random: Random, tongue: Tongue, space: string, text: string): Inline[] {
  const end = text.slice(0, -1)
  const stop = text.slice(-1)
  const gap = tongue.space || '：'
  const marks: Inline[] = [
    { kind: 'emphasis', text: random.pick(tongue.tags) },
    { kind: 'strong', text: random.pick(tongue.tags) },
    { kind: 'code', text: random.pick(['--dry-run', 'user_id <= 7', 'a && b', 'SELECT 1']) },
    {
      kind: 'link',
      text: random.pick(tongue.tags),
      url: `https://docs.example/${random.between(1, 99)}?lang=${tongue.tag}&view=all`,
    },
  ]
  return [{ kind: 'text', text: `${space}${end}${gap}` }, random.pick(marks), { kind: 'text', text: stop }]
}

function sentence(random: Random, tongue: Tongue): string {
  const parts = [random.pick(tongue.openings), random.pick(tongue.middles), random.pick(tongue.endings)]
  return capitalized(parts.join(tongue.space))
}

function joined(inlines: Inline[]): Inline[] {
  const out: Inline[] = []
  for (const inline of inlines) {
    const last = out.at(-1)
    if (inline.kind === 'text' && last?.kind === 'text')
      out[out.length - 1] = { kind: 'text', text: last.text + inline.text }
    else out.push(inline)
  }
  return out
}

function pictures(random: Random, tongue: Tongue, { subject, problem }: Topic, count: number): Block[] {
  return Array.from({ length: count }, (_, place): Block => {
    const caption = capitalized(fill(tongue.caption, { number: place + 1, problem, stack: subject.stack }))
    const url = `https://images.example/${random.between(100000, 999999)}/sketch-${place + 1}.jpg`
    const credit = random.pick(['pexels', 'unsplash', 'our archive'])
    return { kind: 'image', picture: { url, alt: caption, caption, credit, width: 1200, height: 675 } }
  })
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
