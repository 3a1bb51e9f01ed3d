/** Folders of pages with gold text. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** The pages of a folder with what is to be found on each, which stands in `truth.jsonl` beside them if not said. */
export function readPages(folder, truthFile = join(folder, 'truth.jsonl')) {
  const html = existsSync(join(folder, 'html')) ? join(folder, 'html') : folder
  const truths = readFileSync(truthFile, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((text) => JSON.parse(text))
  return truths.map((truth) => ({
    truth,
    url: URL.canParse(truth.url) ? truth.url : `https://example.com/${truth.id}`,
    bytes: readPage(join(html, `${truth.id}.html`)),
  }))
}

function readPage(path) {
  return existsSync(path) ? readFileSync(path) : gunzipSync(readFileSync(`${path}.gz`))
}
