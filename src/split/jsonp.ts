/** JSON that a script calls a function with: `_jsonp` of WordPress' REST API. */

/** How such an answer begins: wp-includes/rest-api/class-wp-rest-server.php, serve_request(). */
export const callback = /^\ufeff?\s{0,20}\/\*\*\/[\w$.]{1,200}\((?=\s{0,20}[[{])/

/** The JSON, with spaces in the place of the call, so that its offsets stay; any other text as it is. */
export function withoutCallback(text: string): string {
  const [call] = callback.exec(text) ?? []
  if (call === undefined) return text
  const whole = text.trimEnd().replace(/;$/, '').trimEnd()
  const end = whole.endsWith(')') ? whole.length - 1 : text.length
  return ' '.repeat(call.length) + text.slice(call.length, end)
}
