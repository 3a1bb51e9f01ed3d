// Writes the command line as few files: to load a thousand modules is half of what a small run costs
// (docs/decisions/0043-the-command-line-is-bundled.md). `node bundle.js [folder]`

import { fileURLToPath } from 'node:url'
import { build } from 'rolldown'

/** Packages that are loaded where they are installed: those with native code or with files that they look for. */
const apart = ['libsql', 'pagefind', 'pg', 'pg-boss', 'piscina', 'sharp']

await build({
  cwd: fileURLToPath(new URL('.', import.meta.url)),
  input: { alphanode: 'src/cli/main.ts', worker: 'src/bulk/jobs/worker.ts' },
  platform: 'node',
  external: apart,
  output: { dir: process.argv[2] ?? 'dist/bin', cleanDir: true },
})
