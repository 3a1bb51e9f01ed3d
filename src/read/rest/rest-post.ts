/** What of a REST answer is read; all else may be there. */

import { z } from 'zod'

const Shown = z.looseObject({
  rendered: z.string().optional(),
  raw: z.string().optional(),
  protected: z.boolean().optional(),
})
const Term = z.looseObject({ taxonomy: z.string().optional(), name: z.string().optional() })
const User = z.looseObject({ name: z.string().optional(), link: z.string().optional() })

/** A post, a page or an entry of a custom type: developer.wordpress.org/rest-api/reference/posts. */
export const RestPost = z.looseObject({
  id: z.number().optional(),
  date: z.string().nullish(),
  date_gmt: z.string().nullish(),
  modified: z.string().nullish(),
  modified_gmt: z.string().nullish(),
  slug: z.string().optional(),
  generated_slug: z.string().optional(),
  status: z.string().optional(),
  link: z.string().optional(),
  type: z.string().optional(),
  password: z.string().optional(),
  title: Shown.optional(),
  content: Shown.optional(),
  excerpt: Shown.optional(),
  meta: z.unknown().optional(),
  acf: z.unknown().optional(),
  class_list: z.array(z.string()).optional().catch(undefined),
  _embedded: z
    .looseObject({ author: z.array(User).optional(), 'wp:term': z.array(z.array(Term)).optional() })
    .optional()
    .catch(undefined),
})
export type RestPost = z.infer<typeof RestPost>
