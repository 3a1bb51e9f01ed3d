/** The generators of static sites that Markdown can be written for; apart from what they want, so that it loads when used. */
export const flavorNames = ['astro', 'hugo', 'eleventy', 'jekyll'] as const
export type FlavorName = (typeof flavorNames)[number]
