/** The page on licences. */

import { readFileSync } from 'node:fs'

/** Licences that ask for nothing but to be named (choosealicense.com/appendix, opensource.org). */
const permissive = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Unlicense',
  'Zlib',
])

interface Locked {
  license?: string
  dev?: boolean
  /** Of a peer that users bring themselves, and what it needs. */
  peer?: boolean
  devOptional?: boolean
}

/** What comes with an installation, by its licence. */
export function licences(): Map<string, string[]> {
  const lock: { packages: Record<string, Locked> } = JSON.parse(
    readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'),
  )
  const byLicence = new Map<string, Set<string>>()
  for (const [path, { license = 'unknown', dev, devOptional, peer }] of Object.entries(lock.packages)) {
    if (path === '' || dev || devOptional || peer) continue
    const names = byLicence.get(license) ?? new Set()
    byLicence.set(license, names.add(path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)))
  }
  return new Map([...byLicence].sort().map(([licence, names]) => [licence, [...names].sort()]))
}

/** Whether a licence, or one of those that may be chosen, is permissive. */
export function isPermissive(licence: string): boolean {
  const choices = licence.replace(/^\((.*)\)$/, '$1').split(' OR ')
  return choices.some((choice) => choice.split(' AND ').every((each) => permissive.has(each)))
}

/** `docs/licences.md`, made from the lock file. */
export function licencesPage(): string {
  const rows = [...licences()].map(([licence, names]) => `| ${licence} | ${names.length} | ${names.join(', ')} |`)
  return [
    '<!-- Made from package-lock.json by test/docs.test.ts: UPDATE=1 npm test rewrites it. -->',
    '',
    '# Licences',
    '',
    'alphanode has the MIT licence. With it come these packages; all of their licences are permissive (`test/docs.test.ts`).',
    '',
    '| licence | packages | |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n')
}
