/** `alphanode render`: sources or records → pages, text, Markdown or records. */

import { Option } from 'commander'
import type { Article } from '../../article/article.ts'
import type { Message } from '../../diagnostics/message.ts'
import type { Profile } from '../../meta/profile.ts'
import { type FolderOptions, openFolder } from '../../store/folder.ts'
import type { CommandDefinition } from '../command.ts'
import { CannotRun } from '../exit.ts'
import { boxVariants, collisionOption, failOnOption, formatOption, profileOption, reporterOption } from '../options.ts'
import type { SourceFlags } from '../run.ts'
import { type Output, sendContent } from '../terminal.ts'
import { type FormName, formExtensions, formNames, type Writer, writers } from '../writers.ts'
import { collisionMessages, countsText, noneWritten } from '../written.ts'

interface RenderFlags extends SourceFlags {
  to?: FormName
  out?: string
  fragment?: boolean
}

export const command: CommandDefinition = {
  argument: '<paths...>',
  argumentHelp: 'sources, record files (.ndjson, .json), folders, patterns in quotes, or - for standard input',
  examples: [
    'alphanode render post.md > post.html',
    'alphanode render articles.ndjson --out site/',
    'alphanode render post.html --to markdown',
  ],
  options: [
    new Option('--to <form>', 'what to write (default: html)').choices(formNames),
    new Option('--out <folder>', 'one file per article, named by slug (default: stdout)'),
    new Option('--fragment', 'the article element alone, not a whole page'),
    new Option('--variant <name>', 'how the meta box is laid out (default: dl)').choices(boxVariants),
    new Option('--template <folder>', 'templates that replace ours').env('ALPHANODE_TEMPLATE'),
    profileOption(),
    formatOption(),
    collisionOption(),
    failOnOption(),
    reporterOption('concise'),
  ],
  async run(paths, flags: RenderFlags, context) {
    const [{ beginRun }, { profileOf }] = await Promise.all([import('../run.ts'), import('../load-profile.ts')])
    const { settings, profile, sources, talk, results } = await beginRun(paths, flags, context, {
      messages: context.stderr,
      show: 'warn',
      names: renderable,
    })
    const form = flags.to ?? 'html'
    const isFragment = flags.fragment === true
    const writer = await writers[form]({
      fragment: isFragment,
      variant: settings.variant,
      template: settings.template,
      linkStyles: flags.out !== undefined,
    })
    const sink = flags.out
      ? await folderSink(flags.out, writer, {
          extension: formExtensions[form],
          onCollision: settings.onCollision,
          protect: sources.files,
        })
      : streamSink(context.stdout, writer, form === 'json' || isFragment)
    for await (const result of results()) {
      const written = result.article ? await sink.put(result.article, profileOf(result.article, profile)) : []
      await talk.tell({ ...result, messages: [...result.messages, ...written] })
    }
    const done = await sink.close()
    if (done) await talk.note(done)
    return talk.finish()
  },
}

/** Articles and record files. */
const renderable = /\.(?:(?:html?|xhtml|md|markdown|txt|text)(?:\.gz)?|ndjson|jsonl|json)$/i

/** Where the written articles go. */
interface Sink {
  put(article: Article, profile: Profile): Promise<Message[]>
  close(): Promise<string | undefined>
}

async function folderSink(path: string, writer: Writer, options: FolderOptions): Promise<Sink> {
  const folder = await openFolder(path, options)
  if (writer.shared) await folder.writeShared(writer.shared.name, writer.shared.text)
  const counts = noneWritten()
  return {
    async put(article, profile) {
      const written = await folder.write(article.slug, writer.write(article, profile))
      counts[written.kind] += 1
      return collisionMessages(written, article, options.onCollision)
    },
    close: async () => `${path}: ${countsText(counts)}`,
  }
}

/** One page is a document: the second would not be a part of it. */
function streamSink(stdout: Output, writer: Writer, takesMany: boolean): Sink {
  let count = 0
  return {
    async put(article, profile) {
      count += 1
      if (count > 1 && !takesMany) {
        throw new CannotRun(
          'Unexpected second article on stdout, expected one; --out writes a file for each, --fragment and --to json take many',
        )
      }
      await sendContent(stdout, writer.write(article, profile))
      return []
    },
    close: async () => undefined,
  }
}
