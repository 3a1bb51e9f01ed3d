/** The index that Pagefind searches in the browser. Pagefind is installed by who wants search. */

/** A page as search knows it. */
export interface SearchRecord {
  /** Its address from the folder of the site. */
  url: string
  title: string
  content: string
}

/** Files of Pagefind that this site does not use: its own boxes and lists. */
const unused = /^pagefind-(?:ui|modular-ui|component-ui|highlight)/

/** Makes the files of the index; nothing if Pagefind is not installed. Its process ends with it. */
export async function makeSearchIndex(
  records: Iterable<SearchRecord>,
  language: string,
): Promise<{ path: string; content: Uint8Array }[] | undefined> {
  const pagefind = await loadPagefind()
  if (!pagefind) return undefined
  try {
    const { index, errors } = await pagefind.createIndex({ forceLanguage: language.split('-')[0] ?? 'en' })
    if (!index) throw new Error(`Pagefind: ${errors.join('; ')}`)
    for (const { url, title, content } of records) {
      const added = await index.addCustomRecord({ url, content, language, meta: { title } })
      if (added.errors.length > 0) throw new Error(`Pagefind: ${url}: ${added.errors.join('; ')}`)
    }
    const { files } = await index.getFiles()
    return files.filter(({ path }) => !unused.test(path))
  } finally {
    await pagefind.close()
  }
}

/** Whether search can be had. */
export async function hasPagefind(): Promise<boolean> {
  return (await loadPagefind()) !== undefined
}

async function loadPagefind(): Promise<typeof import('pagefind') | undefined> {
  try {
    return await import('pagefind')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return undefined
    throw error
  }
}
