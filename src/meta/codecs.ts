/** Richer values for programs: what a record holds as JSON, as the types that the profile's codecs give. */

import { z } from 'zod'
import type { JsonObject } from '../article/json.ts'
import type { Profile } from './profile.ts'

/** A calendar day: `'2026-06-28'` in the record, a Date at midnight UTC for programs. */
export const isoDay = z.codec(z.iso.date(), z.date(), {
  decode: (day) => new Date(`${day}T00:00:00Z`),
  encode: (date) => date.toISOString().slice(0, 10),
})

/** The values of a record with the types that the codecs of the profile give. Not a success where a value does not fit. */
export function decodeMeta<Fields extends z.ZodObject>(
  profile: Profile<Fields>,
  values: JsonObject,
): z.ZodSafeParseResult<z.output<Fields>> {
  // `safeDecode` wants the input type; whether the values have it is what it finds out.
  return z.safeDecode(profile.fields, values as z.input<Fields>)
}

/** The inverse of `decodeMeta`: JSON values for a record. Throws on values that no record of the profile can hold. */
export function encodeMeta<Fields extends z.ZodObject>(
  profile: Profile<Fields>,
  values: z.output<Fields>,
): z.input<Fields> {
  return z.encode(profile.fields, values)
}
