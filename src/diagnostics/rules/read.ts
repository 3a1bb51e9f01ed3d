/** What readers find odd in a source. */

import { quote, rule } from '../rule.ts'

export const readRules = {
  'read/no-article': rule('error', 'refused', 'A source holds no article.', (d: { seen: string }) => ({
    found: d.seen,
    expected: 'a body of at least one paragraph, image, list, table or code block',
  })),
  'read/too-many-nodes': rule('warn', 'carried-with-loss', 'A page has too many elements.', (d: { limit: number }) => ({
    found: `more than ${d.limit} elements and comments`,
    expected: 'those of an article and its page',
    done: 'read the text of the rest, without its markup',
  })),
  'read/open-comment': rule('warn', 'repaired', 'A comment of a page has no end.', () => ({
    found: 'a comment that nothing ends',
    expected: '`-->`, without which a browser hides all that follows',
    done: 'read what follows',
  })),
  'read/too-many-lines': rule('warn', 'carried-with-loss', 'A source has too many lines.', (d: { limit: number }) => ({
    found: `more than ${d.limit} lines`,
    expected: 'those of an article',
    done: 'kept the rest as plain text',
  })),
  'read/too-many-attributes': rule(
    'warn',
    'not-supported',
    'An element has too many attributes.',
    (d: { tagName: string; count: number; limit: number }) => ({
      found: `${d.count} attributes on ${quote(`<${d.tagName}>`)}`,
      expected: `at most ${d.limit}`,
      done: 'left out the rest',
    }),
  ),
  'read/too-long-text': rule(
    'warn',
    'carried-with-loss',
    'A text beside the body is too long.',
    (d: { count: number; limit: number }) => ({
      found: `a text of ${d.count} characters`,
      expected: `at most ${d.limit}`,
      done: 'kept its beginning',
    }),
  ),
  'read/no-title': rule('warn', 'not-in-source', 'An article has no title.', () => ({
    found: 'no title',
    expected: 'a heading or a title of the page',
  })),
  'read/no-box': rule('info', 'not-in-source', 'A page has no meta box.', (d: { headings: string[] }) => ({
    found: 'no meta box',
    expected: d.headings.length ? `a box headed ${d.headings.map(quote).join(' or ')}` : 'a box of keys and values',
  })),
  'read/box-row': rule('warn', 'not-supported', 'A part of the meta box has no label.', (d: { text: string }) => ({
    found: `${quote(d.text)} in the meta box`,
    expected: 'a label and a value',
    done: 'left it out',
  })),
  'read/several-boxes': rule(
    'warn',
    'carried-with-loss',
    'A page has more than one meta box.',
    (d: { count: number }) => ({
      found: `${d.count} meta boxes`,
      expected: 'one',
      done: 'read the first',
      count: d.count - 1,
    }),
  ),
  'read/empty-body': rule('warn', 'not-in-source', 'An article has a title or a meta box, and no body.', () => ({
    found: 'no body',
    expected: 'a body of at least one paragraph, image, list, table or code block',
  })),
  'read/body-guessed': rule(
    'info',
    'guessed',
    'Nothing on a page marks the body of its article.',
    (d: { name: string; why: string }) => ({
      found: 'a page that marks no article',
      expected: 'an element such as `article` or one with a usual class',
      done: `took a \`${d.name}\` that ${d.why}`,
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
      found: `${d.shown} characters of text shown, and ${d.stated} in \`articleBody\` (JSON-LD)`,
      expected: 'an article that is shown',
      done: 'took the stated text, in plain paragraphs',
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
  'read/embed': rule(
    'info',
    'carried-with-loss',
    'A body embeds another document or a medium.',
    (d: { name: string; url: string }) => ({
      found: `an embedded \`<${d.name}>\``,
      expected: 'text, images, code and tables',
      done: `kept a link to ${quote(d.url)}`,
    }),
  ),
  'read/embed-dropped': rule(
    'info',
    'not-supported',
    'A body embeds a document or medium that has no web address, so that nothing can stand for it.',
    (d: { name: string }) => ({
      found: `an embedded \`<${d.name}>\` without a web address`,
      expected: 'text, images, code and tables, or what a link can lead to',
      done: 'left it out',
    }),
  ),
  'read/formula': rule('info', 'repaired', 'A formula is drawn for browsers.', () => ({
    found: 'the drawing of a formula',
    expected: 'text',
    done: 'kept its TeX between dollar signs',
  })),
  'read/raw-code': rule('warn', 'repaired', 'A code block holds markup that nobody escaped.', () => ({
    found: 'elements inside of a code block',
    expected: 'escaped code',
    done: 'took the code from the source as it stands there',
  })),
  'read/image-in-code': rule('info', 'kept', 'Images stand in a block of code.', (d: { count: number }) => ({
    found: `${d.count} image${d.count === 1 ? '' : 's'} inside of a code block`,
    expected: 'text alone',
    done: 'kept behind the code',
    count: d.count,
  })),
  'read/open-code': rule('warn', 'guessed', 'A block of code has no end, so that what follows stands in it.', () => ({
    found: 'a `<pre>` without an end',
    expected: '`</pre>` behind the code',
    done: 'took what follows for code, as browsers do',
  })),
  'read/code-in-paragraphs': rule(
    'info',
    'repaired',
    'Code of several lines stands in paragraphs instead of `pre`.',
    (d: { count: number }) => ({
      found: `code of several lines in ${d.count} paragraph${d.count === 1 ? '' : 's'}`,
      expected: 'code in `pre`',
      done: 'made one block of it',
      count: d.count,
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
  'read/fence': rule(
    'warn',
    'repaired',
    'A Markdown fence stands in a page as text.',
    (d: { language: string; isChanged: boolean }) => ({
      found: `a Markdown fence${d.language && ` of ${quote(d.language)}`} in paragraphs`,
      expected: 'code in `pre`',
      done: d.isChanged
        ? 'made a block of code of it, and undid quotes and dashes as well as that can be done'
        : 'made a block of code of it',
    }),
  ),
}
