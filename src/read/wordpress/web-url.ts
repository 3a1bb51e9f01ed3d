/** Addresses of the web. */

/** The address, if it is one of the web. */
export function webUrl(text: string | undefined): string | undefined {
  const url = text?.trim()
  return url && /^https?:\/\/[^\s/]/i.test(url) ? url : undefined
}
