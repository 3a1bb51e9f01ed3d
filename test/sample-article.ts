/** Made-up articles with one of everything, for the tests of rendering. */

import type { Article } from '../src/article/article.ts'

/** A few pixels each; a browser blurs them into a landscape. */
const pictures = {
  dune: 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAHUlEQVR42mMwCSmomLbixpEFDBImNhEVGUemxAAAU74IX3s3FvoAAAAASUVORK5CYII=',
  dusk: 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR42mOosvPYV5HCYKPhVuEWBQAgmgRdEE3ncQAAAABJRU5ErkJggg==',
  wood: 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFklEQVR42mPQiAroWVXBIGJk45YXBQAdWgQRe/Z2HgAAAABJRU5ErkJggg==',
}

const code = `from collections import Counter

def slowest(steps: list[Step], limit: int = 3) -> list[Step]:
    """The steps that cost most, the dearest first."""

    return sorted(steps, key=lambda step: step.seconds, reverse=True)[:limit]   # one very long remark that no screen is wide enough to hold
`

const body = `<p>The build took eleven minutes, and nobody could say why. It had been four in spring; every week added a little, and <em>a little</em> is what nobody looks at. This is how we found the minutes again, with a <a href="https://example.com/stopwatch">stopwatch</a>, a <abbr title="comma-separated values">CSV</abbr> file and one small <code>--timing</code> flag.</p>
<p>Nothing here is clever. Measure first, change one thing, measure again: press <kbd>Ctrl</kbd> + <kbd>C</kbd> when it gets long. As the old rule says, <q>what you have not measured you do not know</q>.<sup><a href="#user-content-note">1</a></sup></p>
<h2 id="user-content-measure">Measure before you change</h2>
<p>We wrote the time of every step to a file, once a night, on the same idle machine. After two weeks the file was dull enough to trust.</p>
<figure><img src="${pictures.dune}" alt="Sand in three colours under a pale sky" width="1200" height="640"><figcaption>The shape of a fortnight: most nights look the same. image source: our own</figcaption></figure>
<h3 id="user-content-script">The script</h3>
<p>It reads the file and prints the three dearest steps. That is all it does:</p>
<figure><pre><code class="language-python" data-language-from="class">${code}</code></pre><figcaption>Listing 1. The whole of <code>slowest.py</code></figcaption></figure>
<p>Run it without a language and it says:</p>
<pre><code>bundle    211.4 s
types      96.0 s
pictures   88.7 s</code></pre>
<h3 id="user-content-numbers">What the numbers said</h3>
<table><caption>Seconds a step, before and after</caption><thead><tr><th scope="col">Step</th><th scope="col">Before</th><th scope="col">After</th><th scope="col">What we did, and what it would have cost us to leave it as it was</th></tr></thead><tbody><tr><th scope="row">bundle</th><td>211.4</td><td>64.2</td><td>split off the parts that never change</td></tr><tr><th scope="row">types</th><td>96.0</td><td>31.5</td><td>checked only what had changed</td></tr><tr><th scope="row">pictures</th><td>88.7</td><td>2.1</td><td>kept the results</td></tr></tbody></table>
<blockquote cite="https://example.com/letters"><p>I did not believe the second column until I had run it on my own machine, twice, with the window shut.</p><p>— <cite>a colleague, in a letter</cite></p></blockquote>
<h2 id="user-content-keep">Keep what you won</h2>
<p>A build that got fast gets slow again unless someone minds it. So:</p>
<ul><li>Write the numbers where everybody passes.</li><li>Fail the build when a step costs <strong>a tenth more</strong> than its median:<ol><li>ask who changed it,</li><li>ask whether it was worth it.</li></ol></li><li><del>Trust your memory.</del> <ins>Trust the file.</ins></li></ul>
<dl><dt>Cold</dt><dd>a build with nothing kept from the last one</dd><dt>Warm</dt><dd>every other build, and <mark>the one that people wait for</mark></dd></dl>
<figure class="gallery"><figure><img src="${pictures.dusk}" alt="A red evening" width="600" height="450"><figcaption>Before</figcaption></figure><figure><img src="${pictures.wood}" alt="A green morning" width="600" height="450"><figcaption>After</figcaption></figure><figcaption>Two nights in the life of a machine</figcaption></figure>
<details><summary>Things that did not help</summary><p>A bigger machine, a newer machine, and shouting.</p></details>
<hr>
<h2 id="user-content-checklist">Checklist</h2>
<ul><li>Measured on an idle machine</li><li>Same input twice</li></ul>
<p id="user-content-note"><small>1. Nobody knows who said it first; averylongwordwithoutanyspaceinitsuchasapathoranaddress/of/something/somewhere/deep/down.</small></p>`

/** An article with everything that a page can show. */
export const sample: Article = {
  version: 1,
  id: 'sample-1',
  slug: 'a-build-of-eleven-minutes',
  url: 'https://example.org/notes/a-build-of-eleven-minutes/',
  title: 'A build of eleven minutes & how it became four',
  lead: 'The build took eleven minutes, and nobody could say why.',
  language: 'en',
  direction: 'ltr',
  authors: [{ name: 'Ida Lindqvist', url: 'https://example.org/people/ida/' }, { name: 'T. O’Rourke' }],
  publishedAt: '2026-02-27T23:30:00-05:00',
  modifiedAt: '2026-03-09',
  status: 'published',
  image: { src: 'https://example.org/pictures/stopwatch.jpg', alt: 'A stopwatch', width: 1200, height: 630 },
  categories: ['Field notes', 'Tools'],
  tags: ['performance', 'build', 'continuous integration'],
  body: {
    html: body,
    text: 'The build took eleven minutes, and nobody could say why.',
    outline: [
      { level: 2, text: 'Measure before you change', id: 'user-content-measure' },
      { level: 3, text: 'The script', id: 'user-content-script' },
      { level: 3, text: 'What the numbers said', id: 'user-content-numbers' },
      { level: 2, text: 'Keep what you won', id: 'user-content-keep' },
      { level: 2, text: 'Checklist', id: 'user-content-checklist' },
    ],
    words: 320,
    paragraphs: 9,
  },
  codeBlocks: [],
  images: [],
  similar: [
    { title: 'The quiet cost of watching files', url: 'https://example.org/notes/watching-files/' },
    { title: 'Clocks that lie' },
  ],
  meta: {
    profile: 'alphanode',
    values: {
      topic: 'why builds get slow',
      summary: 'Two weeks of measuring, three changes, seven minutes won.',
      ai_outline: {
        context: 'A build that grew a little every week.',
        problem: 'Nobody knew which step cost how much.',
        stack: ['python', 'csv'],
        recommended_action: 'Write down the time of every step, every night.',
      },
      stack: ['python', 'esbuild', 'sqlite'],
      tools: ['hyperfine', 'perf'],
      code_language: 'python',
      difficulty: 'intermediate',
      reading_time: 4,
      view_count: 18234,
      score: { quality: 82, freshness: 64, depth: 71, clarity: 90 },
      revision: { status: 'reviewed', version: '1.2', last_reviewed: '2026-03-09' },
      reference: 'https://example.com/stopwatch',
      hash: '9f2c61e07ab1',
      flags: { ai_generated_style: false, has_images: true, image_heavy: false, needs_human_review: false },
      checklist: ['Measured on an idle machine', 'Same input twice'],
      entities: [
        { name: 'esbuild', type: 'tool' },
        { name: 'Ida Lindqvist', type: 'person' },
      ],
      image_sources: [
        {
          source: 'our own',
          url: 'https://example.org/pictures/dune.png',
          caption: 'The shape of a fortnight: most nights look the same.',
        },
      ],
      payload: { source_id: 4711, generator: 'by hand', paragraphs: 9, scenario: 'build', seed: '4711-a' },
      notes: ['Times are medians of seven runs.', 'The machine: four cores, 2019.'],
      mood: 'relieved',
      nothing: null,
      empty_list: [],
      steps: [
        'one',
        'two',
        'three',
        'four',
        'five',
        'six',
        'seven',
        'eight',
        'nine',
        'ten',
        'eleven',
        'twelve',
        'thirteen',
        'fourteen',
      ],
    },
  },
  source: { format: 'html', path: 'sample.html', sha256: '0'.repeat(64) },
}

/** The same in a script that runs from right to left, with fewer parts. */
export const rightToLeft: Article = {
  ...sample,
  id: 'sample-2',
  slug: 'rtl',
  title: 'بناء في إحدى عشرة دقيقة',
  lead: 'استغرق البناء إحدى عشرة دقيقة، ولم يعرف أحد السبب.',
  language: 'ar',
  direction: 'rtl',
  authors: [{ name: 'ليلى حداد', url: 'https://example.org/people/layla/' }],
  categories: ['ملاحظات'],
  tags: ['أداء', 'بناء'],
  body: {
    ...sample.body,
    html: `<p>استغرق البناء إحدى عشرة دقيقة، ولم يعرف أحد السبب. كان في الربيع أربع دقائق، ثم زاد كل أسبوع قليلا، والقليل لا ينظر إليه أحد. استعملنا <code>--timing</code> و<a href="https://example.com/">ساعة</a>.</p>
<h2 id="user-content-a">القياس أولا</h2>
<figure><img src="${pictures.dusk}" alt="مساء أحمر" width="1200" height="640"><figcaption>شكل أسبوعين من العمل</figcaption></figure>
<pre><code class="language-python" data-language-from="class">${code}</code></pre>
<h2 id="user-content-b">الأرقام</h2>
<table><thead><tr><th scope="col">خطوة</th><th scope="col">قبل</th><th scope="col">بعد</th></tr></thead><tbody><tr><td>التجميع</td><td>211.4</td><td>64.2</td></tr></tbody></table>
<blockquote><p>لم أصدق العمود الثاني حتى جربته بنفسي مرتين.</p></blockquote>
<ul><li>اكتب الأرقام حيث يمر الجميع.</li><li>ثق بالملف.</li></ul>
<h2 id="user-content-c">قائمة</h2>
<ol><li>آلة هادئة</li><li>المدخل نفسه مرتين</li></ol>`,
    outline: [
      { level: 2, text: 'القياس أولا', id: 'user-content-a' },
      { level: 2, text: 'الأرقام', id: 'user-content-b' },
      { level: 2, text: 'قائمة', id: 'user-content-c' },
    ],
  },
  similar: [{ title: 'ساعات تكذب', url: 'https://example.org/notes/clocks/' }],
}

/** The least that a record can hold. */
export const bare: Article = {
  version: 1,
  id: 'bare',
  slug: 'bare',
  authors: [],
  categories: [],
  tags: [],
  body: { html: '<p>Words.</p>', text: 'Words.', outline: [], words: 1, paragraphs: 1 },
  codeBlocks: [],
  images: [],
  similar: [],
  meta: { profile: 'generic', values: {} },
  source: { format: 'text', path: 'bare.txt', sha256: '0'.repeat(64) },
}
