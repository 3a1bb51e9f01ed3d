/** The reporters. To add one: a file, its name in `names.ts`, and a line here. */

import { concise } from './concise.ts'
import { json } from './json.ts'
import type { ReporterName } from './names.ts'
import { pretty } from './pretty.ts'
import type { Reporter } from './reporter.ts'

export const reporters: Record<ReporterName, Reporter> = { pretty, concise, json }
