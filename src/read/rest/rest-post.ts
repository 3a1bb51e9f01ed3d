/** What of a REST answer is read; all else may be there. */

import { z } from 'zod'

const Shown = z.looseObject({
  rendered: z.string().optional(),
  raw: z.string().optional(),
  protected: z.boolean().optional(),
})
const Term = z.looseObject({
  taxonomy: z.string().optional(),
  name: z.string().optional(),
  slug: z.string().optional(),
})
/** A number; its digits where JavaScript would round it. */
const Id = z.union([z.number(), z.string().regex(/^-?\d+$/)])
const User = z.looseObject({ name: z.string().optional(), link: z.string().optional() })

/** A comment as it is embedded: developer.wordpress.org/rest-api/reference/comments. */
const RestReply = z.looseObject({
  id: Id.optional(),
  parent: Id.optional(),
  type: z.string().optional(),
  status: z.string().optional(),
  author_name: z.string().optional(),
  author_url: z.string().optional(),
  date: z.string().optional(),
  content: Shown.optional(),
})
export type RestReply = z.infer<typeof RestReply>

/** A file of the media library as it is embedded. */
const Media = z.looseObject({
  source_url: z.string().optional(),
  alt_text: z.string().optional(),
  caption: Shown.optional().catch(undefined),
  media_details: z
    .looseObject({ width: z.number().int().positive(), height: z.number().int().positive() })
    .optional()
    .catch(undefined),
})

/** A post, a page or an entry of a custom type: developer.wordpress.org/rest-api/reference/posts. */
export const RestPost = z.looseObject({
  id: Id.optional(),
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
  guid: Shown.optional().catch(undefined),
  title: Shown.optional(),
  content: Shown.optional(),
  excerpt: Shown.optional(),
  meta: z.unknown().optional(),
  acf: z.unknown().optional(),
  parent: Id.optional().catch(undefined),
  menu_order: z.number().int().optional().catch(undefined),
  sticky: z.boolean().optional().catch(undefined),
  format: z.string().optional().catch(undefined),
  featured_media: Id.optional().catch(undefined),
  class_list: z.array(z.string()).optional().catch(undefined),
  _embedded: z
    .looseObject({
      author: z.array(User).optional().catch(undefined),
      'wp:term': z.array(z.array(Term)).optional().catch(undefined),
      'wp:featuredmedia': z.array(Media).optional().catch(undefined),
      replies: z.array(z.array(RestReply)).optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
})
export type RestPost = z.infer<typeof RestPost>
