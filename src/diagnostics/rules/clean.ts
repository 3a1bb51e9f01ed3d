/** What cleaning takes out of a body. */

import { quote, rule } from '../rule.ts'

export const cleanRules = {
  'clean/removed': rule(
    'warn',
    'not-supported',
    'An element that may not stand in an article was taken out with its content.',
    (d: { name: string; count: number }) => ({
      found: `${d.count} ${quote(`<${d.name}>`)} element${d.count === 1 ? '' : 's'}`,
      expected: 'elements that an article may hold',
      done: 'removed with what they contain',
      count: d.count,
    }),
  ),
  'clean/unwrapped': rule(
    'info',
    'carried-with-loss',
    'An element that may not stand in an article was replaced by its content.',
    (d: { name: string; count: number }) => ({
      found: `${d.count} ${quote(`<${d.name}>`)} element${d.count === 1 ? '' : 's'}`,
      expected: 'elements that an article may hold',
      done: 'kept what they contain',
      count: d.count,
    }),
  ),
  'clean/handler': rule(
    'warn',
    'not-supported',
    'An event handler attribute was taken off.',
    (d: { name: string; tagName: string }) => ({
      found: `the attribute ${quote(d.name)} on ${quote(`<${d.tagName}>`)}`,
      expected: 'no script',
      done: 'removed the attribute',
    }),
  ),
  'clean/url': rule(
    'warn',
    'not-supported',
    'A URL has a scheme that is not allowed.',
    (d: { name: string; value: string }) => ({
      found: `the ${d.name} ${quote(d.value)}`,
      expected: 'http, https, mailto, tel or a relative URL',
      done: 'removed the attribute',
    }),
  ),
  'clean/too-deep': rule(
    'warn',
    'carried-with-loss',
    'Elements of a body are inside each other too deeply.',
    (d: { limit: number }) => ({
      found: `more than ${d.limit} elements inside each other`,
      expected: 'less nesting',
      done: 'kept the outer and the inner ones, and the content of those between',
    }),
  ),
}
