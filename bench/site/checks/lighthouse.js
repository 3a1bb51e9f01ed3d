// Lighthouse in Chromium: four scores of a page.

import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { chromiumFlags, executablePath } from './accessibility.js'

const categories = ['performance', 'accessibility', 'best-practices', 'seo']

/** Gives the scores of a page, from 0 to 100, and the audits that cost it points. */
export async function lighthouse(url) {
  const program = createRequire(import.meta.url).resolve('lighthouse/cli/index.js')
  const flags = ['--headless', ...chromiumFlags].join(' ')
  const args = [program, url, '--quiet', '--output=json', `--only-categories=${categories}`, `--chrome-flags=${flags}`]
  // Not waited for in one piece: the pages are served by this process.
  const { stdout } = await promisify(execFile)(process.execPath, args, {
    maxBuffer: 1 << 28,
    env: { ...process.env, CHROME_PATH: executablePath },
  })
  const report = JSON.parse(stdout)
  const scores = Object.fromEntries(categories.map((name) => [name, Math.round(report.categories[name].score * 100)]))
  const costly = Object.values(report.categories).flatMap(({ auditRefs }) =>
    auditRefs.filter(({ id, weight }) => weight > 0 && (report.audits[id].score ?? 1) < 0.9).map(({ id }) => id),
  )
  return { scores, costly }
}
