/** The languages that articles are written in. To add one: an entry in a file beside this one, and its name here. */

import { arabic, chinese, hebrew, hindi, japanese } from './asian.ts'
import { english } from './english.ts'
import { french, german, russian } from './european.ts'
import type { Tongue } from './tongue.ts'

export const tongues: ReadonlyMap<string, Tongue> = new Map(
  [english, german, french, russian, arabic, hebrew, hindi, japanese, chinese].map((tongue) => [tongue.tag, tongue]),
)
