/** Examines inputs, one after another: `{ seed, index }` or `{ format, bytes }`, with `forms` as in `oracles.js`; answers `{ finding? }`, and before it
 * `{ oracle }` for each question. */

import { makeInput } from './make-input.js'
import { examine } from './oracles.js'

process.on('message', async ({ seed, index, forms, ...given }) => {
  const input = index === undefined ? given : makeInput(seed, index)
  const finding = await examine({ ...input, forms }, (oracle) => process.send({ oracle }))
  process.send({ finding })
})
