/** Values of PHP as data: what `serialize()` wrote, told apart by PHP's own types. */

/** Keys are numbers where PHP's are integers, but for those beyond 2^53, which stay digits. */
export type PhpKey = number | string

export type PhpValue =
  | { kind: 'null' }
  | { kind: 'bool'; value: boolean }
  /** Decimal digits with a sign: PHP's integers have 64 bits. */
  | { kind: 'int'; digits: string }
  /** INF and NAN are floats too. */
  | { kind: 'float'; value: number }
  | { kind: 'string'; text: string }
  /** In the order of PHP; no key twice. */
  | { kind: 'array'; entries: [PhpKey, PhpValue][] }
  /** Never made into anything: the name of the class and what it held. */
  | { kind: 'object'; className: string; entries: [PhpKey, PhpValue][] }

/** Whether WordPress takes a stored text for a serialized value: wp-includes/functions.php, is_serialized(). */
export function isSerialized(stored: string): boolean {
  const text = stored.trim()
  if (text === 'N;') return true
  const rule = endings[text.charAt(0)]
  return text.length >= 4 && text.charAt(1) === ':' && rule?.test(text) === true
}

const counted = /^[aOE]:\d+:[\s\S]*[;}]$/
const scalar = /^[bid]:[\d.E+-]+;$/
const endings: Record<string, RegExp> = {
  s: /";$/,
  a: counted,
  O: counted,
  E: counted,
  b: scalar,
  i: scalar,
  d: scalar,
}
