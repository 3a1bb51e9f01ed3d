/** What is odd in the meta box, and where box and article disagree. */

import { quote, rule } from '../rule.ts'

export const metaRules = {
  'meta/unknown-key': rule(
    'info',
    'The profile does not know a key of the box.',
    (d: { key: string; nearest?: string | undefined }) => ({
      found: `the key ${quote(d.key)}`,
      expected: d.nearest ? `a key of the profile, such as ${quote(d.nearest)}` : 'a key of the profile',
      done: 'kept as it is',
    }),
  ),
  'meta/bad-value': rule(
    'warn',
    'A value of the box does not fit its type.',
    (d: { key: string; found: unknown; expected: string }) => ({
      found: `value ${quote(d.found)} of ${quote(d.key)}`,
      expected: d.expected,
      done: 'kept as it is',
    }),
  ),
}
