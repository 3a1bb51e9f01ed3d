/** One message a line, as JSON. */

import { jsonLine } from '../../store/json-line.ts'
import type { Reporter } from './reporter.ts'

export const json: Reporter = (messages) => messages.map((message) => `${jsonLine(message)}\n`).join('')
