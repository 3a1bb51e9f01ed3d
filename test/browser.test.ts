/** Pages as a browser shows them. `SCREENSHOTS=<folder>` keeps a picture of each. */

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Article } from '../src/article/article.ts'
import { alphanode } from '../src/meta/profiles/alphanode.ts'
import { createRenderer, type RenderOptions } from '../src/render/renderer.ts'
import { ownTemplates, readTemplates } from '../src/store/template-folders.ts'
import { bare, rightToLeft, sample } from './sample-article.ts'

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
const reason = existsSync(executablePath) ? '' : ` (skipped: there is no ${executablePath}; set CHROMIUM)`

interface Look {
  article: Article
  variant?: RenderOptions['variant']
  context: BrowserContextOptions
}

const wide = { width: 1440, height: 900 }
const tablet = { width: 800, height: 1000 }
const phone = { width: 320, height: 640 }

const looks: Record<string, Look> = {
  'wide, light': { article: sample, context: { viewport: wide, colorScheme: 'light' } },
  'wide, dark': { article: sample, context: { viewport: wide, colorScheme: 'dark' } },
  'tablet, table': { article: sample, variant: 'table', context: { viewport: tablet } },
  'tablet, dark, table': { article: sample, variant: 'table', context: { viewport: tablet, colorScheme: 'dark' } },
  phone: { article: sample, context: { viewport: phone } },
  'phone, dark, table': { article: sample, variant: 'table', context: { viewport: phone, colorScheme: 'dark' } },
  'right to left': { article: rightToLeft, context: { viewport: wide } },
  'right to left, phone, table': { article: rightToLeft, variant: 'table', context: { viewport: phone } },
  'forced colours': { article: sample, context: { viewport: tablet, forcedColors: 'active' } },
  bare: { article: { ...bare, title: 'Bare' }, context: { viewport: tablet } },
}

/** A main image that needs no network. */
const image = {
  src: 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAMAAABFaP0WAAAAA1BMVEV6f4ZSYJNwAAAAC0lEQVQImWNgAAEAAAYAAeaH/n8AAAAASUVORK5CYII=',
  alt: 'A stopwatch on a desk',
  caption: 'Eleven minutes, as the watch has them on the day before we began',
  credit: 'Ida Lindqvist',
  width: 1200,
  height: 630,
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

describe.skipIf(reason !== '')(`in a browser${reason}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'alphanode-browser-'))
  const renderer = createRenderer(readTemplates(ownTemplates))
  let browser: Browser

  beforeAll(async () => {
    const args = [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
    ]
    browser = await chromium.launch({ executablePath, args })
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true })
  })

  /** Opens an article's page from a file, and collects what the browser complains about. */
  async function open({ article, variant, context }: Look): Promise<{ page: Page; complaints: string[] }> {
    const page = await (await browser.newContext(context)).newPage()
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    page.on('requestfailed', (request) => complaints.push(`not loaded: ${request.url()}`))
    const file = join(folder, 'page.html')
    writeFileSync(file, renderer.page({ ...article, image }, { profile: alphanode, variant }))
    await page.goto(pathToFileURL(file).href)
    return { page, complaints }
  }

  test.each(Object.entries(looks))('%s: accessible, quiet, no sideways scrolling', async (name, look) => {
    const { page, complaints } = await open(look)
    if (process.env.SCREENSHOTS) {
      await page.screenshot({
        path: join(process.env.SCREENSHOTS, `${name.replaceAll(/\W+/g, '-')}.png`),
        fullPage: true,
      })
    }
    expect(await sidewaysScroll(page)).toBe(0)
    expect(await axeViolations(page)).toEqual([])
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test('on paper: everything is there, folded parts too', async () => {
    const { page } = await open({
      article: sample,
      context: { viewport: { width: 720, height: 1000 }, colorScheme: 'dark' },
    })
    await page.emulateMedia({ media: 'print' })
    const isSeen = (selector: string) =>
      page.locator(selector).evaluate((element) => element.checkVisibility({ contentVisibilityAuto: true }))
    // The style of folded content is settled a frame later.
    await expect.poll(() => isSeen('.article__body details p')).toBe(true)
    await expect.poll(() => isSeen('.meta-details ul')).toBe(true)
    expect(await isSeen('.outline')).toBe(false)
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)')
    if (process.env.SCREENSHOTS) {
      await page.screenshot({ path: join(process.env.SCREENSHOTS, 'print.png'), fullPage: true })
      await page.pdf({ path: join(process.env.SCREENSHOTS, 'print.pdf'), format: 'A4' })
    }
    await page.context().close()
  })

  test('wide code and tables scroll inside themselves, by keyboard too', async () => {
    const { page } = await open({ article: sample, context: { viewport: phone } })
    for (const selector of ['pre[data-language]', '.scroll']) {
      const box = page.locator(`.article__body ${selector}`).first()
      await box.focus()
      await page.keyboard.press('ArrowRight')
      await expect.poll(() => box.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0)
    }
    await page.context().close()
  })
})

function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

/** What axe finds, best practices among it, as `rule: element`. It is run from outside the page: the page allows no script. */
async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  return page.evaluate(async () => {
    const axe = (globalThis as unknown as { axe: typeof import('axe-core') }).axe // just evaluated
    const { violations } = await axe.run(document, { preload: false })
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 100)}`))
  })
}
