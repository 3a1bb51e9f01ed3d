/** What is odd in the meta box, and where box and article disagree. */

import { quote, rule } from '../rule.ts'

export const metaRules = {
  'meta/unknown-key': rule(
    'info',
    'kept',
    'The profile does not know a key of the box.',
    (d: { key: string; nearest?: string | undefined }) => ({
      found: `the key ${quote(d.key)}`,
      expected: d.nearest ? `a key of the profile, such as ${quote(d.nearest)}` : 'a key of the profile',
      done: 'kept as it is',
    }),
  ),
  'meta/bad-value': rule(
    'warn',
    'kept',
    'A value of the box does not fit its type.',
    (d: { key: string; found: unknown; expected: string }) => ({
      found: `value ${quote(d.found)} of ${quote(d.key)}`,
      expected: d.expected,
      done: 'kept as it is',
    }),
  ),
  'meta/missing-key': rule(
    'warn',
    'not-in-source',
    'The box lacks a key that the profile demands.',
    (d: { key: string }) => ({
      found: `no key ${quote(d.key)}`,
      expected: 'it, for the profile demands it',
    }),
  ),
  'meta/repeated-key': rule(
    'info',
    'kept',
    'A key of the box comes more than once.',
    (d: { key: string; count: number }) => ({
      found: `the key ${quote(d.key)} ${d.count} times`,
      expected: 'it once',
      done: 'kept all of its values as a list',
    }),
  ),
  'meta/split-text': rule(
    'info',
    'guessed',
    'Several values of the box stand in one text.',
    (d: { text: string; count: number }) => ({
      found: `the text ${quote(d.text)}`,
      expected: 'a list, or names and values',
      done: `took it for ${d.count} value${d.count === 1 ? '' : 's'}`,
    }),
  ),
  'meta/too-deep': rule(
    'warn',
    'carried-with-loss',
    'Values of the box are nested too deeply.',
    (d: { limit: number }) => ({
      found: `a value nested deeper than ${d.limit} levels`,
      expected: 'less nesting',
      done: 'kept what is inside as one text',
    }),
  ),
  'meta/too-many': rule('warn', 'not-supported', 'The box holds too many values.', (d: { limit: number }) => ({
    found: `more than ${d.limit} values in the box`,
    expected: 'fewer',
    done: 'left out the rest',
  })),
  'meta/typography': rule(
    'info',
    'repaired',
    'A value was shown with typographic quotes, dashes or signs that it does not have.',
    (d: { found: string; restored: string }) => ({
      found: `the text ${quote(d.found)}`,
      expected: 'plain characters, as the type of the value or the same text elsewhere says',
      done: `read ${quote(d.restored)}`,
    }),
  ),
  'meta/paragraphs': rule(
    'warn',
    'kept',
    'The box states another number of paragraphs than the body has.',
    (d: { stated: number; counted: number }) => ({
      found: `${d.stated} paragraphs in the box`,
      expected: `${d.counted}, as in the body (or one less, without the lead)`,
    }),
  ),
  'meta/image-source': rule(
    'warn',
    'kept',
    'The box names an image that the article does not show.',
    (d: { image: string }) => ({
      found: `the image ${quote(d.image)} in the box`,
      expected: 'an image of the article with that URL or caption',
    }),
  ),
  'meta/image-unlisted': rule(
    'info',
    'kept',
    'The article shows an image that the box, which lists others, does not name.',
    (d: { image: string }) => ({
      found: `the image ${quote(d.image)} in the article`,
      expected: 'an image that the box lists',
    }),
  ),
  'meta/checklist': rule(
    'warn',
    'kept',
    'Items of the checklist of the box are not in the article.',
    (d: { missing: number; of: number; first: string }) => ({
      found: `${d.missing} of ${d.of} items that only the box has, such as ${quote(d.first)}`,
      expected: 'the items of the list in the article',
      count: d.missing,
    }),
  ),
  'meta/code-language': rule(
    'info',
    'kept',
    'No code block is in the language that the box states.',
    (d: { stated: string; seen: string[] }) => ({
      found: `the code language ${quote(d.stated)}`,
      expected: d.seen.length ? `${d.seen.map(quote).join(' or ')}, as the code blocks say` : 'a code block',
    }),
  ),
  'meta/has-images': rule(
    'warn',
    'kept',
    'The flag for images does not agree with the article.',
    (d: { flag: boolean; count: number }) => ({
      found: `the flag \`has images\`: ${d.flag ? 'yes' : 'no'}`,
      expected: d.count ? `yes, for the article has ${d.count}` : 'no, for the article has none',
    }),
  ),
  'meta/reading-time': rule(
    'info',
    'kept',
    'The stated reading time is far from what the number of words suggests.',
    (d: { minutes: number; words: number; least: number; most: number }) => ({
      found: `a reading time of ${d.minutes} minutes for ${d.words} words`,
      expected: `${d.least} to ${d.most} minutes`,
    }),
  ),
  'meta/reference': rule(
    'warn',
    'kept',
    'The reference does not hold the number of the source id.',
    (d: { reference: string; sourceId: string }) => ({
      found: `the reference ${quote(d.reference)}`,
      expected: `the number of the source id ${quote(d.sourceId)} in it`,
    }),
  ),
  'meta/seed': rule(
    'warn',
    'kept',
    'The seed is not the number of the source id.',
    (d: { seed: number; sourceId: string }) => ({
      found: `the seed ${d.seed}`,
      expected: `the number of the source id ${quote(d.sourceId)}`,
    }),
  ),
  'meta/stack': rule(
    'info',
    'kept',
    'An entity of type stack is not in the stack of the box.',
    (d: { entity: string; stack: string[] }) => ({
      found: `the stack entity ${quote(d.entity)}`,
      expected: d.stack.length ? `one of ${d.stack.slice(0, 10).map(quote).join(', ')}` : 'it in the stack',
    }),
  ),
}
