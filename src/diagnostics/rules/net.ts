/** What can go wrong on the network: reading a live site, and loading media. */

import { quote, rule } from '../rule.ts'

export const netRules = {
  'net/no-api': rule('error', 'refused', 'A site shows no REST API of WordPress.', (d: { tried: string[] }) => ({
    found: `a site without the REST API of WordPress (asked ${d.tried.join(', ')})`,
    expected: 'a link of `rel="https://api.w.org/"`, or the API at `/wp-json/` or `/?rest_route=/`',
  })),
  'net/no-answer': rule('error', 'refused', 'A server gives no answer.', (d: { reason: string }) => ({
    found: `failure of a request (${d.reason})`,
    expected: 'an answer of the server',
    done: 'went on without it; the same command asks again',
  })),
  'net/bad-answer': rule(
    'error',
    'refused',
    'A server answers with something else than the posts it was asked for.',
    (d: { seen: string }) => ({
      found: d.seen,
      expected: 'a JSON list of posts',
      done: 'went on without them; the same command asks again',
    }),
  ),
  'net/refused': rule(
    'error',
    'refused',
    'A site does not let this user, or somebody without a login, read a type.',
    (d: { seen: string; login: boolean }) => ({
      found: d.seen,
      expected: d.login
        ? 'posts, for a user who may edit them and has an application password'
        : 'posts that everybody may read, or `--user` with an application password',
      done: 'went on without this type',
    }),
  ),
  'net/noise': rule(
    'info',
    'repaired',
    'An answer has something before or after its JSON, such as warnings of PHP.',
    (d: { noise: string }) => ({
      found: `${quote(d.noise.trim())} round JSON`,
      expected: 'JSON alone',
      done: 'left it out',
    }),
  ),
  'net/unknown-type': rule(
    'error',
    'refused',
    'A site has no type of that name in its API.',
    (d: { type: string; known: string[] }) => ({
      found: `type ${quote(d.type)}`,
      expected:
        d.known.length > 0 ? `one of ${d.known.map(quote).join(', ')}` : 'a type that the API of the site shows',
      done: 'went on without it',
    }),
  ),
  'net/too-few': rule(
    'warn',
    'not-in-source',
    'The posts of a type were fewer than the site said.',
    (d: { read: number; said: number }) => ({
      found: `${d.read} entries`,
      expected: `${d.said}, which the site counts`,
      done: 'kept those that came',
    }),
  ),
  'net/changed': rule(
    'info',
    'repaired',
    'Posts of a site were deleted while it was read.',
    (d: { deleted: number }) => ({
      found: `${d.deleted} fewer entries than before`,
      expected: 'a site that does not change while it is read',
      done: 'went back, so that no entry slips through',
    }),
  ),
  'net/not-told': rule(
    'warn',
    'not-in-source',
    'A site does not tell what the authors, terms or featured images of its posts are, which it names by numbers.',
    (d: { list: string; reason: string }) => ({
      found: `posts that name entries of ${quote(d.list)}, which could not be read (${d.reason})`,
      expected: 'what they name, beside its number or in an answer that everybody may read',
      done: 'went on without',
    }),
  ),
  'net/login-elsewhere': rule(
    'error',
    'refused',
    'The API of a site is at another origin than the one that was named, so the password is not sent.',
    (d: { root: string }) => ({
      found: `an API at ${quote(d.root)}`,
      expected: 'an API at the origin that `--from` names; name that one to log in there',
    }),
  ),
  'net/no-media': rule(
    'warn',
    'carried-with-loss',
    'A picture, sound or film of an article could not be loaded.',
    (d: { url: string; reason: string }) => ({
      found: `failure to load ${quote(d.url)} (${d.reason})`,
      expected: 'a picture, sound or film',
      done: 'kept its address; the same command tries again',
    }),
  ),
  'net/resumed': rule('info', 'kept', 'A run goes on where an earlier one ended.', (d: { since: string }) => ({
    found: `answers of ${d.since} from a run that did not come to its end`,
    expected: 'a new run',
    done: 'took them and asked for the rest; `--resume` with a new folder begins anew',
  })),
}
