/** How a site may look: each but the first is a stylesheet `theme-….css` over those that all share. */

export const themes = ['default', 'minimal'] as const
export type Theme = (typeof themes)[number]
