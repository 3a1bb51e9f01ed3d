/** `alphanode render`: sources or records → pages, text, Markdown, records or an export. */

import { join, resolve } from 'node:path'
import { Option } from 'commander'
import type { Article } from '../../article/article.ts'
import type { Message } from '../../diagnostics/message.ts'
import { createLog, type Report } from '../../diagnostics/report.ts'
import type { Profile } from '../../meta/profile.ts'
import { type FlavorName, flavorNames } from '../../render/flavor-names.ts'
import { collisionMessages } from '../../store/collisions.ts'
import { openDraftFile } from '../../store/draft-file.ts'
import { type Folder, type FolderOptions, openFolder } from '../../store/folder.ts'
import type { CommandDefinition } from '../command.ts'
import { CannotRun } from '../exit.ts'
import { grouped } from '../grouped.ts'
import {
  boxVariants,
  collisionOption,
  failOnOption,
  formatOption,
  jobsOption,
  limitOption,
  profileOption,
  reporterOption,
} from '../options.ts'
import { openFilledStore, renderable } from '../records-in.ts'
import type { SourceFlags } from '../run.ts'
import type { Happened } from '../talk.ts'
import { type Output, sendContent } from '../terminal.ts'
import { type FormName, formExtensions, formNames, manyNames, type Writer, writers } from '../writers.ts'
import { countsText, noneWritten } from '../written.ts'

interface RenderFlags extends SourceFlags {
  from?: string
  to?: FormName
  out?: string
  fragment?: boolean
  site?: string
  flavor?: FlavorName
}

export const command: CommandDefinition = {
  argument: '[paths...]',
  argumentHelp:
    'sources, record files (.ndjson, .json), folders, patterns in quotes, or - for standard input; with --from, ids',
  examples: [
    'alphanode render post.md > post.html',
    'alphanode render articles.ndjson --out site/',
    'alphanode render --from articles.db --out site/',
    'alphanode render --from articles.db note-17 > note-17.html',
    'alphanode render --from postgres://editor@db.example/articles --out site/',
    'alphanode render post.html --to markdown',
    'alphanode render export.xml --to markdown --flavor hugo --out my-site/',
    'alphanode render posts/ --to wxr --site https://blog.example --out export.xml',
  ],
  options: [
    new Option('--from <store>', 'render what `import --to` kept there: all of it, or the articles of these ids'),
    new Option('--to <form>', 'what to write (default: html)').choices(formNames),
    new Option(
      '--out <path>',
      'a folder for one file per article, named by slug; a .xml of --to wxr or .ndjson of --to json holds all (default: stdout)',
    ),
    new Option('--flavor <name>', 'with --to markdown: for which generator of static sites').choices(flavorNames),
    new Option('--site <url>', 'with --to wxr: the address of the site (default: that of the first article)'),
    new Option('--fragment', 'the article element alone, not a whole page'),
    new Option('--variant <name>', 'how the meta box is laid out (default: dl)').choices(boxVariants),
    new Option('--template <folder>', 'templates that replace ours').env('ALPHANODE_TEMPLATE'),
    profileOption(),
    formatOption(),
    limitOption(),
    jobsOption(),
    collisionOption(),
    failOnOption(),
    reporterOption('concise'),
  ],
  async run(paths, flags: RenderFlags, context) {
    if (flags.from === undefined && paths.length === 0)
      throw new CannotRun("missing required argument 'paths', or --from <store>")
    const [{ beginRun, happenedIn }, { profileOf }] = await Promise.all([
      import('../run.ts'),
      import('../../bulk/load-profile.ts'),
    ])
    const store = flags.from === undefined ? undefined : await openFilledStore(flags.from)
    const ids = paths.length > 0 ? paths : undefined
    const { settings, profile, sources, talk, withSources } = await beginRun(store ? [] : paths, flags, context, {
      messages: context.stderr,
      show: 'warn',
      names: renderable,
      isOpen: store !== undefined,
    })
    const form = flags.to ?? 'html'
    checkFlags(flags, form)
    const isOneFile = flags.out !== undefined && manyNames[form]?.test(flags.out) === true
    const inFolder = flags.out !== undefined && !isOneFile
    const writer = await writers[form]({
      fragment: flags.fragment === true,
      variant: settings.variant,
      template: settings.template,
      linkStyles: inFolder,
      alone: inFolder,
      site: flags.site,
      flavor: flags.flavor,
    })
    const protect = flags.from === undefined ? [...sources.files] : [flags.from]
    const folderOptions = { extension: formExtensions[form], onCollision: settings.onCollision, protect }
    const sink =
      flags.out === undefined
        ? streamSink(context.stdout, writer)
        : isOneFile
          ? fileSink(flags.out, writer, protect)
          : await folderSink(flags.out, writer, folderOptions)
    const renderAll = async (results: AsyncIterable<Happened>) => {
      for await (const result of results) {
        context.signal.throwIfAborted()
        const written = result.article ? await putOne(sink, result.article, profileOf(result.article, profile)) : []
        await talk.tell({ ...result, messages: [...result.messages, ...written] })
      }
    }
    try {
      if (store) await renderAll(store.read(ids))
      else await withSources(({ parts }) => renderAll(happenedIn(parts(), context.signal)))
      const done = await sink.close()
      if (done) await talk.note(done)
    } catch (error) {
      await sink.abort()
      throw error
    } finally {
      await store?.close()
    }
    return talk.finish()
  },
}

/** Throws `CannotRun` for a flag that its form does not have, and an address that is none. */
function checkFlags({ flavor, site }: RenderFlags, form: FormName): void {
  if (flavor !== undefined && form !== 'markdown')
    throw new CannotRun(`Unexpected --flavor with --to ${form}, expected --to markdown`)
  if (site !== undefined && form !== 'wxr')
    throw new CannotRun(`Unexpected --site with --to ${form}, expected --to wxr`)
  if (site !== undefined && !/^https?:\/\/[^\s/]/i.test(site))
    throw new CannotRun(`Unexpected --site \`${site}\`, expected an http(s) URL`)
}

/** Where the written articles go. */
interface Sink {
  put(article: Article, profile: Profile, report: Report): Promise<Message[]>
  close(): Promise<string | undefined>
  /** Leaves nothing half done. */
  abort(): Promise<void>
}

/** Writes an article; gives what there is to say about it. */
async function putOne(sink: Sink, article: Article, profile: Profile): Promise<Message[]> {
  const { report, messages } = createLog(article.source.path, undefined)
  const others = await sink.put(article, profile, report)
  return [...messages, ...others]
}

async function folderSink(path: string, writer: Writer, options: FolderOptions): Promise<Sink> {
  const folders = new Map<string, Promise<Folder>>()
  const folderAt = (inner: string) => {
    const known = folders.get(inner) ?? openFolder(join(path, inner), options)
    folders.set(inner, known)
    return known
  }
  if (writer.shared) await (await folderAt('')).writeShared(writer.shared.name, writer.shared.text)
  const counts = noneWritten()
  return {
    async put(article, profile, report) {
      const { folder, stem } = writer.place?.(article) ?? { folder: '', stem: article.slug }
      const text = writer.write(article, profile, report)
      const { path } = article.source
      const { change, collision } = await (await folderAt(folder)).write(stem, text, path)
      counts[change] += 1
      return collision ? collisionMessages(path, [collision], { mode: options.onCollision }) : []
    },
    close: async () => `${path}: ${countsText(counts)}`,
    abort: async () => {},
  }
}

/** One file of all articles. Throws `CannotRun` if it is one of the sources. */
function fileSink(path: string, writer: Writer, sources: string[]): Sink {
  if (sources.some((source) => resolve(source) === resolve(path)))
    throw new CannotRun(`Unexpected target \`${path}\`, expected a file that is not one of the sources`)
  const file = openDraftFile(path)
  let count = 0
  return {
    async put(article, profile, report) {
      count += 1
      await file.write(writer.write(article, profile, report))
      return []
    },
    async close() {
      await file.write(writer.end?.() ?? '')
      await file.close()
      return `${path}: ${grouped(count)} article${count === 1 ? '' : 's'}`
    },
    abort: () => file.abort(),
  }
}

/** One page is a document: the second would not be a part of it. */
function streamSink(stdout: Output, writer: Writer): Sink {
  let count = 0
  return {
    async put(article, profile, report) {
      count += 1
      if (count > 1 && !writer.end) {
        throw new CannotRun(
          'Unexpected second article on stdout, expected one; --out writes a file for each, --fragment, --to json and --to wxr take many',
        )
      }
      await sendContent(stdout, writer.write(article, profile, report))
      return []
    },
    async close() {
      await sendContent(stdout, writer.end?.() ?? '')
      return undefined
    },
    abort: async () => {},
  }
}
