/** Plain-text dumps of pages → drafts. */

import type { Draft } from '../../article/draft.ts'
import type { Profile } from '../../meta/profile.ts'
import { element, root, text } from '../../tree/h.ts'
import { findLine, plainRuns } from '../plain-text.ts'
import type { Read } from '../reader.ts'
import { type Block, toBlocks } from './blocks.ts'
import { type BoxLines, findBoxLines } from './box-lines.ts'
import { namesOf } from './chrome.ts'
import { withTabs } from './code-tabs.ts'
import { dialects, plain } from './dialect.ts'
import { readFront } from './front.ts'
import { guessHeadings } from './headings.ts'
import { splitImageRuns } from './image-runs.ts'
import { imageTexts } from './image-texts.ts'
import { knownLabels } from './known-labels.ts'
import { isBlank, type Line, toLines } from './lines.ts'
import { namedImages } from './named-images.ts'
import { readBox } from './read-box.ts'
import { readPage } from './read-page.ts'
import { markItems } from './split-items.ts'
import { findTail, readTail, reportLeftOut, shareStart } from './tail.ts'
import { joinTextNodes } from './text-nodes.ts'
import { toBody } from './to-hast.ts'

/**
 * Reads a text dump: title, facts, body, box, similar posts. Nothing in such a text is marked, so every fact is a
 * guess, and each guess is reported. Linear in the text.
 */
export const readText: Read = (dump, { profile, limits, report }) => {
  // HTML cannot hold the character 0; Markdown and HTML read it likewise.
  const whole = dump.replaceAll('\0', '\ufffd')
  const cut = findLine(whole, limits.lines)
  const source = whole.slice(0, cut)
  const rest =
    cut === undefined ? [] : plainRuns(whole.slice(cut)).map(({ text: run }) => element('p', {}, [text(run)]))
  if (cut !== undefined)
    report('read/too-many-lines', { limit: limits.lines }, { at: { start: cut, end: whole.length } })
  const known = knownLabels(profile)
  const headings = boxHeadings(profile)
  const raw = toLines(source)
  const dialect = dialects.find((each) => each.detect(source, raw, { known, headings })) ?? plain
  if (dialect !== plain) report('read/dump-dialect', { dialect: dialect.name })
  const lines = dialect.normalize(raw, { known, headings })

  const boxLines = findBoxLines(lines, { headings, known, hasGaps: dialect.hasGaps })
  const beside = ({ start, end }: BoxLines) => [...lines.slice(0, start), ...lines.slice(end)].map(({ text }) => text)
  const box =
    boxLines &&
    readBox(boxLines, {
      known,
      report,
      step: dialect.step,
      texts: dialect.losesItems ? beside(boxLines) : undefined,
    })
  const page = boxLines ? undefined : readPage(dialect.hasGaps ? lines : joinTextNodes(lines), dialect.hasGaps, report)
  if (page) return { ...page, body: root([...page.body.children, ...rest]) }
  const end = boxLines ? boxLines.start : findTail(lines)
  const after = lines.slice(boxLines ? boxLines.end : end)
  const tail = readTail(after, report)

  const named = namedImages(box?.rows ?? [])
  const over = dialect.losesMarks && box ? markItems(lines.slice(0, end), box.rows) : lines.slice(0, end)
  const shares = shareStart(over)
  reportLeftOut(over.slice(shares), new Set(), report)
  const shown = dialect.hasGaps ? over.slice(0, shares) : joinTextNodes(over.slice(0, shares))
  const bodyLines = splitImageRuns([...shown, ...tail.body], named)
  const texts = bodyLines.map((line) => line.text)
  const images = imageTexts(named, texts)
  const written = withTabs(toBlocks(bodyLines, images, report), dialect.tabWidth)
  const front = readFront(written, {
    report,
    hasMenus: dialect.hasGaps,
    losesMarks: dialect.losesMarks === true,
    knownNames: categoryNames(after),
    last: new Set(
      after
        .filter((line) => !isBlank(line))
        .slice(-lastLines)
        .map((line) => line.text),
    ),
  })
  const featured: Block[] = front.featured ? [{ kind: 'image', alt: front.featured, featured: true }] : []
  const blocks = guessHeadings([...featured, ...front.rest], report)
  const draft: Draft = {
    facts: { ...tail.facts, ...front.facts },
    body: root([...toBody(blocks, { images, report }).children, ...rest]),
  }
  return box ? { ...draft, box } : draft
}

/** Lines at the end of a page that may name the site. */
const lastLines = 4

/** A profile without headings reads boxes under the most common ones. */
function boxHeadings(profile: Profile): string[] {
  return profile.headings.length ? profile.headings : commonHeadings
}

const commonHeadings = ['Post Meta', 'Meta']

/** The names of categories that the page shows on other posts. */
function categoryNames(lines: readonly Line[]): Set<string> {
  return new Set(lines.flatMap((line) => (isBlank(line) ? [] : (namesOf(line.text) ?? []))))
}
