/** The profile that knows no keys: its box is what a page calls an infobox, and every value stays what the source shows. */

import { z } from 'zod'
import { defineProfile } from '../profile.ts'

export const generic = defineProfile({
  name: 'generic',
  fields: z.looseObject({}),
  trustsMarks: false,
  select: { box: ['table.infobox', '.infobox table', 'dl.infobox', '.infobox dl'] },
})
