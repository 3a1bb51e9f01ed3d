/** What can be turned about synthesized articles. */

/** How long an article is: 3 to 40 paragraphs, and 100 to 300. */
export const sizes = ['small', 'medium', 'large', 'huge'] as const
export type Size = (typeof sizes)[number]

/** Shares from 0 (never) to 1 (always). */
export interface Dials {
  /** How much a page holds that is not the article: menus, advertisements, comments, images that load late. */
  noise: number
  /** BCP 47 tags; each article is in one of them. */
  languages: string[]
  sizes: Size[]
  /** Share of the box's keys that are not there. */
  missing: number
  /** Share of boxes with keys that the profile does not know. */
  extra: number
  /** Share of boxes with values nested in values. */
  deep: number
  /** Share of articles with texts that trip whoever forgets to escape: markup, template syntax, `__proto__`. */
  hostile: number
  /** Share of boxes that contradict the article. */
  wrong: number
}

export const defaultDials: Dials = {
  noise: 0.5,
  languages: ['en'],
  sizes: ['small', 'medium', 'large'],
  missing: 0,
  extra: 0,
  deep: 0,
  hostile: 0,
  wrong: 0,
}
