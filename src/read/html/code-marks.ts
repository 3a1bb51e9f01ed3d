/** The classes by which highlighters and editors mark a block of code and its parts, in lower case; one set a part. */

const set = (names: string) => new Set(names.split(/\s+/))

/** What stands round the lines of a block that has no `pre`, or one a line: all that is in it is one block. */
export const codeHolders = set(
  `syntaxhighlighter dp-highlighter enlighter blob-wrapper codemirror-code cm-content view-lines ace_text-layer
   crayon-syntax urvanov-syntax-highlighter-syntax`,
)

/** What stands round a block of code and its line numbers, buttons and title. */
export const codeWrappers = new Set([
  ...codeHolders,
  ...set(
    `highlight chroma lntable highlighter-rouge codehilite sourcecode wp_syntax code-block code-wrapper code-toolbar
     code-snippet codeblock code-block-wrapper expressive-code rouge shiki prism-code enlighter-default listingblock
     code-example wp-block-code hcb_wrap gist remark-highlight gatsby-highlight codemirror cm-editor monaco-editor ace_editor`,
  ),
])

/** The title of a block. */
export const codeTitles = set(
  `code-title code-block-title filename file-name crayon-title code-caption code-block-caption code-header__title
   gatsby-code-title remark-code-title rehype-code-title listing-title`,
)

/** The cell or box that holds the code beside its line numbers. */
export const codeCells = set('code rouge-code crayon-code container blob-code hljs-ln-code lntd')

/** One line of code. `code` is the line's own element in SyntaxHighlighter and GitHub, not here. */
export const codeLines = set(
  `line code-line view-line token-line cl-line hljs-ln-line blob-code-inner code__line crayon-line ec-line codemirror-line
   cm-line ace_line`,
)

/** Line numbers, where they are no more than that: Prism calls so the block that has them, too. */
export const lineNumbers = set(
  `gutter lineno linenos linenr linenumber linenumbers line-number line-numbers line-numbers-rows linenodiv lnt ln
   hljs-ln-numbers hljs-ln-n blob-num rouge-gutter crayon-nums crayon-num react-syntax-highlighter-line-number
   code-line-number line-numbers-wrapper codemirror-gutter-wrapper cm-gutters ace_gutter`,
)

/** Buttons and labels beside the code, and the marks of notes on it. */
export const codeLabels = set(
  `toolbar copy-btn copy-button btn-copy code-copy code-toolbar-item code__header code-header hljs-header
   code-block-header code-lang code-label hover-info conum`,
)
