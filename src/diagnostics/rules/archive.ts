/** What can be wrong with an archive of sources. */

import { quote, rule } from '../rule.ts'

export const archiveRules = {
  'archive/damaged': rule(
    'error',
    'refused',
    'An archive is cut off, damaged, or not of the kind that its name says.',
    (d: { kind: string; reason: string }) => ({
      found: `a damaged ${d.kind} archive (${quote(d.reason)})`,
      expected: 'a whole one',
      done: 'took what stands before the damage, and what could be found behind it',
    }),
  ),
  'archive/bomb': rule(
    'error',
    'refused',
    'An archive unpacks to far more than texts can be packed.',
    (d: { limit: number }) => ({
      found: `an archive that unpacks to more than ${d.limit} times its size`,
      expected: 'texts, which pack to a tenth',
      done: 'stopped reading it',
    }),
  ),
  'archive/too-many': rule(
    'error',
    'refused',
    'An archive has more members than the limit.',
    (d: { limit: number }) => ({
      found: `more than ${d.limit} members`,
      expected: `at most ${d.limit}`,
      done: 'stopped reading it',
    }),
  ),
  'archive/unsafe-name': rule(
    'warn',
    'refused',
    'The name of a member leads out of the archive.',
    (d: { name: string }) => ({
      found: `the name ${quote(d.name)}`,
      expected: 'a path inside the archive',
      done: 'skipped it',
    }),
  ),
  'archive/link': rule(
    'warn',
    'refused',
    'A member of an archive is a link.',
    (d: { target?: string | undefined }) => ({
      found: d.target === undefined ? 'a link' : `a link to ${quote(d.target)}`,
      expected: 'a file',
      done: 'skipped it',
    }),
  ),
  'archive/unread-member': rule(
    'error',
    'refused',
    'A member of an archive is encrypted, damaged, a device, or packed in a way that has no reader.',
    (d: { kind: string }) => ({
      found: `a member that cannot be read (${quote(d.kind)})`,
      expected: 'a file, whole and not encrypted',
      done: 'went on with the next',
    }),
  ),
}
