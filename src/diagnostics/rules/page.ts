/** What a page says, or does not say, of its article. */

import { quote, rule } from '../rule.ts'

export const pageRules = {
  'read/body-guessed': rule(
    'info',
    'guessed',
    'Nothing on a page marks the text of its article, and nothing but the text.',
    (d: { name: string; why: string }) => ({
      found: 'a page that does not mark the text of its article',
      expected: 'an element with a usual class or property, such as `entry-content` or `articleBody`',
      done: `took a \`${d.name}\` that ${d.why}`,
    }),
  ),
  'read/body-passed-over': rule(
    'info',
    'guessed',
    'What a page marks as the body of its article holds next to nothing of it.',
    (d: { why: string; prose: number }) => ({
      found: `${d.prose} characters of prose in the element that is ${d.why}, and far more beside it`,
      expected: 'the text of the article',
      done: 'took the lines that look like an article',
    }),
  ),
  'read/body-unsure': rule(
    'warn',
    'guessed',
    'The lines of an article were chosen on a page that marks none, and the choice is not sure.',
    (d: { percent: number; least: number }) => ({
      found: `lines that belong to the article with a chance of ${d.percent} %`,
      expected: `a chance of at least ${d.least} %, as articles of a usual page have`,
      done: 'took them all the same: please look',
    }),
  ),
  'read/several-articles': rule(
    'info',
    'not-article',
    'A page goes on with other articles below the one it is about.',
    (d: { count: number }) => ({
      found: `${d.count} articles below each other`,
      expected: 'one',
      done: 'took the one with the title of the page, and left the others out',
    }),
  ),
  'read/body-stated': rule(
    'warn',
    'repaired',
    'A page hardly shows its article, and states its text in its data.',
    (d: { shown: number; stated: number }) => ({
      found: `${d.shown} characters of text shown, and ${d.stated} in its data (JSON-LD)`,
      expected: 'an article that is shown',
      done: 'took the stated text',
    }),
  ),
  'read/left-out': rule(
    'info',
    'not-article',
    'Parts of the page inside the body are not the article.',
    (d: { what: string; count: number }) => ({
      found:
        d.count === 1
          ? `a part that is no text of the article (${d.what})`
          : `${d.count} parts that are no text of the article (${d.what})`,
      expected: 'the article alone',
      done: 'left out',
      count: d.count,
    }),
  ),
  'read/body-parts': rule(
    'info',
    'guessed',
    'Several elements of an article are marked as its body.',
    (d: { count: number }) => ({
      found: `${d.count} elements that are marked as the body of one article`,
      expected: 'one',
      done: 'took them as parts of it, in their order',
    }),
  ),
  'read/several-bodies': rule(
    'warn',
    'not-article',
    'The selector of a profile matches several elements of a page as its body.',
    (d: { count: number }) => ({
      found: `${d.count} elements that the selector of the body matches`,
      expected: 'one',
      done: 'took the first',
    }),
  ),
  'read/beside-body': rule(
    'info',
    'not-article',
    'An article shows more than the element that is marked as its body.',
    (d: { figures: number; words: number }) => ({
      found: [
        ...(d.figures > 0 ? [`${d.figures} ${d.figures === 1 ? 'figure' : 'figures'}`] : []),
        ...(d.words > 0 ? [`sentences of ${d.words} words`] : []),
      ].join(' and '),
      expected: 'all of the article in the element that is marked as its body',
      done: 'left out what stands beside it',
    }),
  ),
  'read/one-page-of-many': rule(
    'warn',
    'not-in-source',
    'A post is split over several pages.',
    (d: { current: number; count: number }) => ({
      found: `page ${d.current} of ${d.count}`,
      expected: 'the whole article',
      done: 'read this page alone',
    }),
  ),
  'read/protected': rule('warn', 'not-in-source', 'A source asks for a password in place of the text.', () => ({
    found: 'a text behind a password',
    expected: 'the text of the article',
    done: 'read the facts alone',
  })),
  'read/date-of-list': rule(
    'info',
    'guessed',
    'The date of a page stands only in a list of posts that names the page itself.',
    (d: { date: string }) => ({
      found: 'no date of its own on the page',
      expected: 'a date with the title',
      done: `took ${d.date} from the page's entry in a list`,
    }),
  ),
  'read/date-of-change': rule(
    'info',
    'guessed',
    'A page says when it was changed, and not when it was published.',
    (d: { date: string }) => ({
      found: 'a date of change alone',
      expected: 'a date of publication',
      done: `took ${d.date} for both`,
    }),
  ),
  'read/offset-guessed': rule(
    'info',
    'guessed',
    'A page states when it was published in world time, and shows another day.',
    (d: { stated: string; day: string; moved: string }) => ({
      found: `${quote(d.stated)} on a page that shows ${d.day}`,
      expected: 'the offset of the place where it was published',
      done: `took ${d.moved}, the same moment`,
    }),
  ),
  'read/bad-date': rule('warn', 'not-supported', 'A date of a page cannot be read.', (d: { value: string }) => ({
    found: `the date ${quote(d.value)}`,
    expected: 'an ISO 8601 date or an English one',
    done: 'tried the next',
  })),
  'read/language-doubtful': rule(
    'warn',
    'not-supported',
    'The text is not written in the script of the language that the page states.',
    (d: { language: string }) => ({
      found: `a text in another script than that of the stated language ${quote(d.language)}`,
      expected: 'a language that the text is in',
      done: 'left it out',
    }),
  ),
  'read/bad-record': rule(
    'warn',
    'carried-with-loss',
    'The facts that ride in one of our own pages are damaged.',
    (d: { value: string }) => ({
      found: `\`data-record\` ${quote(d.value)}`,
      expected: 'the JSON that the renderer wrote',
      done: 'read the facts that the page shows',
    }),
  ),
}
