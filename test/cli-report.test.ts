import picocolors from 'picocolors'
import { describe, expect, test } from 'vitest'
import { displayWidth } from '../src/cli/display-width.ts'
import { printable } from '../src/cli/printable.ts'
import { progressLine } from '../src/cli/progress.ts'
import { codeFrame } from '../src/cli/report/code-frame.ts'
import { reporters } from '../src/cli/report/reporters.ts'
import { wantsColors } from '../src/cli/terminal.ts'
import { createLocator } from '../src/diagnostics/locate.ts'
import type { Message } from '../src/diagnostics/message.ts'

const bare = { gutter: (text: string) => text, caret: (text: string) => text }

/** The frame of the first occurrence of `mark` in `text`. */
function frame(text: string, mark: string): string {
  const locate = createLocator(text)
  const at = text.indexOf(mark)
  return codeFrame(text.split('\n'), { start: locate(at), end: locate(at + mark.length) }, bare)
}

describe('code frame', () => {
  test('shows the line between its neighbours, with carets under the place', () => {
    expect(`\n${frame('one\ntwo three\nfour', 'three')}`).toBe(`
1 | one
2 | two three
  |     ^^^^^
3 | four`)
  })

  test('carets stand right after tabs, wide characters and marks', () => {
    expect(frame('\t日本e\u0301 x', 'x').split('\n')).toEqual(['1 |   日本e\u0301 x', `  |${' '.repeat(9)}^`])
  })

  test('a long line is cut to a window round the place', () => {
    const lines = frame(`${'a'.repeat(5000)}HERE${'b'.repeat(1_000_000)}`, 'HERE').split('\n')
    expect(lines[0]?.length).toBeLessThan(120)
    const column = lines[1]?.indexOf('^') ?? -1
    expect(lines[0]?.slice(column, column + 4)).toBe('HERE')
  })

  test('a place over several lines is marked to the end of its first', () => {
    expect(frame('ab\ncd', 'b\nc').split('\n')[1]).toBe('  |  ^')
  })

  test('a place that is not in the source gives nothing', () => {
    const point = { line: 9, column: 1, offset: 0 }
    expect(codeFrame(['one'], { start: point, end: point }, bare)).toBe('')
  })
})

describe('reporters', () => {
  const message: Message = {
    rule: 'read/no-title',
    severity: 'warn',
    outcome: 'not-in-source',
    reason: 'Unexpected \u001b[31mred',
    file: 'a\u202eb.md',
    place: { start: { line: 1, column: 2, offset: 1 }, end: { line: 1, column: 3, offset: 2 } },
    expected: '',
    actual: '',
    url: '',
  }
  const context = {
    colors: picocolors.createColors(false),
    source: () => ({ lines: ['x\u001b]0;title\u0007'], first: 1 }),
  }

  test('concise is one line a message', () => {
    expect(reporters.concise([message], context)).toBe(
      'a\\u202eb.md:1:2 warn Unexpected \\u001b[31mred read/no-title\n',
    )
  })

  test.each(Object.entries(reporters))('%s lets no control character of a source through', (_, reporter) => {
    expect(reporter([message], context)).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
  })

  test('json gives the message back', () => {
    expect(JSON.parse(reporters.json([message], context))).toEqual(message)
  })
})

test('printable shows controls and breaks', () => {
  expect(printable('a\nb\u009bc\u2028')).toBe('a\\u000ab\\u009bc\\u2028')
})

test('display width counts columns', () => {
  expect(['abc', '日本', 'e\u0301', '🚀', '한글', 'ｱ'].map(displayWidth)).toEqual([3, 4, 1, 2, 4, 1])
})

test('progress has rate and time left', () => {
  expect(progressLine(500, 2000, 10_000)).toBe('500/2,000 · 50/s · 30 s left')
  expect(progressLine(500, undefined, 10_000)).toBe('500 · 50/s')
  expect(progressLine(1, 1000, 2000)).toBe('1/1,000 · 0.5/s · 33 min left')
})

test('colours follow NO_COLOR, FORCE_COLOR and the terminal', () => {
  expect(wantsColors({ isTTY: true }, {})).toBe(true)
  expect(wantsColors({ isTTY: true }, { NO_COLOR: '1' })).toBe(false)
  expect(wantsColors({ isTTY: true }, { NO_COLOR: '' })).toBe(true)
  expect(wantsColors({ isTTY: true }, { TERM: 'dumb' })).toBe(false)
  expect(wantsColors({}, { FORCE_COLOR: '1' })).toBe(true)
  expect(wantsColors({ isTTY: true }, { FORCE_COLOR: '0' })).toBe(false)
})
