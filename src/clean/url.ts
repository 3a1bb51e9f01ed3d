/** The one function that every URL goes through before it is printed. */

/**
 * Gives a URL back if following or loading it can do no more than open a page, a mail or a call: http, https, mailto,
 * tel and relative URLs, read as a browser reads them (WHATWG URL). White space around it is taken off.
 */
export function safeUrl(value: string): string | undefined {
  const url = value.trim()
  if (plainWebUrl.test(url)) return url
  return url !== '' && allowedProtocols.has(protocolOf(url)) ? unmistakable(url.replace(/[\t\n\r]/g, '')) : undefined
}

/** Writes a protocol in small letters, and no colon of a relative URL where a protocol could end: the policy compares text. */
function unmistakable(url: string): string {
  const [scheme] = /^[^/?#:]*:/.exec(url) ?? []
  if (scheme === undefined) return url
  return allowedProtocols.has(scheme.toLowerCase()) ? scheme.toLowerCase() + url.slice(scheme.length) : `./${url}`
}

/** As `safeUrl`, and also pictures inside the page: raster formats only, for SVG is a document of its own. */
export function safeImageUrl(value: string): string | undefined {
  return safeUrl(value) ?? (rasterData.test(value) ? value : undefined)
}

// Most URLs are of this form, and it needs no parser: 5 times faster (bench/stages.js).
const plainWebUrl = /^https?:\/\/[\w.-]+(?:[/?#][\w\-./?#&=%~+:;,@!$*()]*)?$/
const allowedProtocols = new Set(['http:', 'https:', 'mailto:', 'tel:'])
const rasterData = /^data:image\/(?:png|jpeg|gif|webp|avif);base64,[A-Za-z0-9+/=\s]*$/

/** The protocol a browser would take, a relative URL standing on an https page; '' for what is no URL. */
function protocolOf(url: string): string {
  try {
    return new URL(url, 'https://page.invalid/').protocol
  } catch {
    return ''
  }
}
