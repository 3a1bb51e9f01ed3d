import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fileName, maxNameBytes, nameKey } from '../src/store/file-name.ts'
import { openFolder, pathInside } from '../src/store/folder.ts'
import { jsonLine } from '../src/store/json-line.ts'
import { type CollisionMode, createNames } from '../src/store/names.ts'
import { readRecords } from '../src/store/read-records.ts'
import { writeRecords } from '../src/store/records.ts'
import { workspace } from './cli-support.ts'

describe('fileName', () => {
  test.each([
    ['Plain Slug', 'plain-slug.html'],
    ['../../etc/passwd', 'etc-passwd.html'],
    ['..', 'untitled.html'],
    ['', 'untitled.html'],
    ['🚀', 'untitled.html'],
    ['con', '_con.html'],
    ['AUX.backup', '_aux.backup.html'],
    ['cafe\u0301', 'café.html'],
    ['c:\\windows\\nul', 'c-windows-nul.html'],
    ['a\0b', 'a-b.html'],
    ['日本語の記事', '日本語の記事.html'],
    ['-rf', 'rf.html'],
    ['trailing. . .', 'trailing.html'],
  ])('%j → %s', (slug, name) => expect(fileName(slug, '.html')).toBe(name))

  test('any text gives a name that is safe everywhere', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (slug) => {
        const name = fileName(slug, '.html')
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(maxNameBytes)
        expect(name).toMatch(/^[\p{L}\p{N}\p{M}_][\p{L}\p{N}\p{M}._-]*\.html$/u)
        expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)\./)
        expect(pathInside('out', name)).toBe(join('out', name))
      }),
    )
  })

  test('names that one file system takes for the same have the same key', () => {
    for (const [a, b] of [
      ['straße', 'STRASSE'],
      ['README', 'readme'],
      ['caf\u00e9', 'cafe\u0301'],
      ['ı', 'i'],
    ] as const) {
      expect(nameKey(fileName(a, '.html'))).toBe(nameKey(fileName(b, '.html')))
    }
  })
})

describe('names of a folder', () => {
  test('a second article of a name is refused, or numbered past names that are taken', () => {
    const claimAll = (slugs: string[], mode: CollisionMode) => {
      const claim = createNames('.json', mode)
      return slugs.map((slug, index) => claim(slug, `${index}.html`))
    }
    expect(claimAll(['a', 'A'], 'error')).toMatchObject([{ kind: 'free' }, { kind: 'taken', holder: '0.html' }])
    const names = claimAll(['a', 'a-2', 'a', 'a'], 'suffix').map(({ name }) => name)
    expect(names).toEqual(['a.json', 'a-2.json', 'a-3.json', 'a-4.json'])
  })

  test('names of sources are never given away', () => {
    const claim = createNames('.html', 'suffix', ['Post.html'])
    expect(claim('post', 'a.md')).toEqual({ kind: 'renamed', name: 'post-2.html', holder: 'Post.html' })
  })

  test('ten thousand of one name take linear time', () => {
    const claim = createNames('.json', 'suffix')
    const claims = Array.from({ length: 10_000 }, () => claim('same', 'a.md'))
    expect(claims.at(-1)).toMatchObject({ kind: 'renamed', name: 'same-10000.json' })
  })
})

describe('files', () => {
  test('a path outside the folder throws', () => {
    for (const name of ['../x', '/../x', '.', 'a/../../x'])
      expect(() => pathInside('out', name)).toThrow(/does not lie/)
    expect(pathInside('out', '..x')).toBe(join('out', '..x'))
  })

  test('a folder says what was created, updated and the same, and leaves nothing else behind', async () => {
    const path = join(workspace(), 'deep/er')
    const write = async (text: string) => {
      const folder = await openFolder(path, { extension: '.json', onCollision: 'error' })
      return (await folder.write('a', text, 'a.md')).change
    }
    expect([await write('1'), await write('1'), await write('2')]).toEqual(['created', 'same', 'updated'])
    expect(readdirSync(path)).toEqual(['a.json'])
  })

  test('a dry run writes nothing', async () => {
    const path = join(workspace(), 'out')
    const folder = await openFolder(path, { extension: '.json', onCollision: 'error', dryRun: true })
    expect(await folder.write('a', '1', 'a.md')).toMatchObject({ change: 'created' })
    expect(existsSync(path)).toBe(false)
  })

  test('a file of records has its name only when it is complete', async () => {
    const path = join(workspace(), 'all.ndjson')
    const aborted = writeRecords(path, 'ndjson')
    await aborted.write({ a: 1 })
    expect(existsSync(path)).toBe(false)
    await aborted.abort()
    expect(readdirSync(join(path, '..'))).toEqual([])

    const records = writeRecords(path, 'json')
    await records.write({ a: 1 })
    await records.write({ a: 2 })
    await records.close()
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual([{ a: 1 }, { a: 2 }])
  })

  test('a file that cannot be written rejects with the system error', async () => {
    const records = writeRecords(join(workspace(), 'no/such/folder.ndjson'), 'ndjson')
    await expect(records.write({ a: 1 }).then(() => records.close())).rejects.toThrow(/ENOENT/)
  })
})

describe('records', () => {
  test('a line of JSON holds nothing a terminal obeys and parses to the same', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' })), (value) => {
        const line = jsonLine(value)
        expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/)
        expect(JSON.stringify(JSON.parse(line))).toBe(JSON.stringify(value))
      }),
    )
  })

  test('what is no record is a message with its line', async () => {
    const path = join(workspace(), 'bad.ndjson')
    writeFileSync(path, `\ufeff{"version":1}\n\n{"a":"\u2028"\n${'['.repeat(50_000)}${']'.repeat(50_000)}`)
    const lines = []
    for await (const { article, messages } of readRecords(path)) {
      expect(article).toBeUndefined()
      lines.push(messages[0]?.place?.start.line)
    }
    expect(lines).toEqual([1, 3, 4])
  })
})
