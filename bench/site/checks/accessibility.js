// axe-core in Chromium, light and dark.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { chromium } from 'playwright-core'

export const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium'
export const chromiumFlags = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  ...['--disable-component-update', '--disable-sync'],
]

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Gives the violations of these pages, and what the console of the browser says of them. */
export async function accessibilityFaults(origin, pages) {
  const browser = await chromium.launch({ executablePath, args: chromiumFlags })
  const faults = []
  try {
    for (const colorScheme of ['light', 'dark']) {
      const context = await browser.newContext({ colorScheme, bypassCSP: true })
      for (const path of pages) {
        const page = await context.newPage()
        page.on('pageerror', (error) => faults.push(`${path} (${colorScheme}): ${error.message}`))
        await page.goto(`${origin}/${encodeURI(path)}`)
        await page.evaluate(axe)
        const { violations } = await page.evaluate(() => globalThis.axe.run())
        for (const { id, nodes } of violations) faults.push(`${path} (${colorScheme}): ${id} ${nodes[0]?.html}`)
        await page.close()
      }
      await context.close()
    }
  } finally {
    await browser.close()
  }
  return faults
}
