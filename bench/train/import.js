/** The whole importer with a model of one's own, to see what it makes of pages that the model has not seen. */

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Gives the texts that the profile `generic` makes of pages, by a copy of the built package that holds the model. */
export async function importTexts(pages, model, { corpus, dist }) {
  // Beside the package, so that its dependencies are found.
  const copy = mkdtempSync(`${dist}-`)
  try {
    cpSync(dist, copy, { recursive: true })
    writeFileSync(join(copy, 'read/html/extract/line-model.js'), model)
    const { importSource, profiles } = await import(join(copy, 'index.js'))
    const texts = []
    for (const { set, id } of pages) {
      const bytes = readFileSync(join(corpus, set, 'html', `${id}.html.gz`))
      const [{ article }] = await importSource(`${id}.html.gz`, bytes, { profile: profiles.generic })
      texts.push(article?.body.text ?? '')
    }
    return texts
  } finally {
    rmSync(copy, { recursive: true })
  }
}
