/** The profile that knows no keys: every box of keys and values is read, and every value stays what the source shows. */

import { z } from 'zod'
import { defineProfile } from '../profile.ts'

export const generic = defineProfile({ name: 'generic', fields: z.looseObject({}), trustsMarks: false })
