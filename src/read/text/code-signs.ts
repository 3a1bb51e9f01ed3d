/** Signs of code in a line of text, for sources that do not mark it. */

/** How much each sign speaks for code: 3 alone proves it, 2 in company, 1 hints; less than 0 speaks for prose. */
const signs: [sign: RegExp, weight: number][] = [
  // Beginnings of files
  [/^#!\s*\//, 3],
  [/^<\?(?:php|xml|=)/i, 3],
  [/^<!(?:doctype\b|--)/i, 3],
  [/^\?>$/, 3],
  // Statements of languages with keywords
  [/^(?:from\s+[\w.]+\s+import\b|import\s+[\w.*]+(?:\s+as\s+\w+)?;?$|import\s.*\sfrom\s*['"]|import\s*['"{*(])/, 3],
  [/^(?:async\s+)?(?:def|function\*?|fn|func|sub|fun)\s+[\w$.]+\s*[(<]/, 3],
  [
    /^(?:export|public|private|protected|static|abstract)\s+(?:default|const|let|class|function|async|static|void|int|string|type|interface|final|readonly)\b/,
    3,
  ],
  [/^(?:const|let|var|val|my|our)\s+[\w$@%{[(][^.]*=/, 3],
  [
    /^(?:class|interface|struct|enum|trait|namespace|impl|type)\s+[\w.\\<>]+\s*(?:[:({;=]|extends\s|implements\s|for\s)/,
    3,
  ],
  [/^(?:package|namespace|using|use)\s+[\w.\\:{}, ]+;$/, 3],
  [/^package\s+\w+$/, 2],
  [/^(?:if|for|foreach|while|switch|catch|elif|else if|unless)\s*\(.*\)\s*[{:;]?$/, 3],
  [/^(?:if|while|elif|until)\s+(?:\[\[?|!|test\s)/, 3],
  [/^(?:for|while|until|if|elif)\s.*;\s*(?:do|then)$/, 3],
  [
    /^(?:fi|done|esac|endif;?|endforeach;?|endwhile;?|else:|try:|finally:|then|begin|end[;.]?|pass|break;?|continue;?)$/i,
    2,
  ],
  [/^(?:return|yield|throw|raise|await|echo|print|printf|require|include)\b.*[;()'"$[\]{}]/, 2],
  [/^(?:for|while|if|elif|with|except|case)\s.*:$/, 1],
  [/^#include\b|^#(?:define|ifdef|ifndef|endif|pragma)\b/, 3],
  [/^@[\w.]+(?:\(.*\))?$/, 2],
  // SQL and Dockerfiles shout
  [
    /^(?:SELECT\s|INSERT\s+INTO\s|UPDATE\s+\S+\s+SET\b|DELETE\s+FROM\s|CREATE\s+(?:TABLE|INDEX|VIEW|UNIQUE|OR|DATABASE|FUNCTION|TEMP)|ALTER\s+TABLE\s|DROP\s+(?:TABLE|INDEX)\s|EXPLAIN\s+(?:SELECT|ANALYZE))/,
    3,
  ],
  [
    /^(?:FROM|WHERE|AND|OR|LEFT|RIGHT|INNER|JOIN|GROUP\s+BY|ORDER\s+BY|HAVING|LIMIT|VALUES|ON|SET|UNION|RUN|COPY|ADD|WORKDIR|ENV|EXPOSE|CMD|ENTRYPOINT|ARG)\s+\S/,
    2,
  ],
  [/^(?:select\s.+\sfrom\s+\w+|insert\s+into\s+\w+\s*\(|create\s+table\s+\w+\s*\()/, 3],
  [/^select\s+(?:distinct\s+)?[\w.*"`()]+(?:\s*,\s*[\w.*"`()]+)*$/, 2],
  [/^from\s+[\w."]+(?:\s+(?:as\s+)?\w+)?$/, 1],
  [/^(?:where|and|or|on)\s+[\w."]+\s*(?:[=<>]|!=|is\s|in\s*\(|like\s)/, 2],
  // Commands
  [/^[$>%]\s+[a-z./]/, 3],
  [
    /^(?:sudo|npm|npx|yarn|pnpm|pip3?|git|docker|docker-compose|kubectl|helm|composer|curl|wget|apt|apt-get|brew|cargo|systemctl|terraform|ssh|scp|chmod|mkdir|wp)\s+[\w./-]/,
    2,
  ],
  [/^[a-z][\w.-]*\s(?:.*\s)?--?[a-z][\w-]*(?:[\s=]|$)/, 2],
  [/^(?:set\s+[-+][a-z]|cd\s+[./~]|export\s+\w+=|[A-Z_]{2,}=\S)/, 3],
  // Markup and data
  [/^<\/?[a-z][\w:-]*(?:\s[^<>]*)?\/?>/i, 3],
  [/<\/(?!(?:a|abbr|b|cite|code|em|i|kbd|mark|s|small|span|strong|su[bp]|u)>)[a-z][\w:-]*>$/i, 2],
  [/^["'][\w$ .-]+["']\s*:\s*[^\s]/, 3],
  [/^[\w.-]+:\s*(?:[|>&*[{"'][^ ]|[|>]-?$)/, 2],
  [/^[\w.-]+:$/, 2],
  [/^[a-z_][\w.-]*:\s+\S/, 1],
  [/^-\s+[\w"'{[]/, 1],
  [/^<<:\s/, 3],
  [/^---$/, 2],
  [/^[[{(]$/, 3],
  [/^[})\]]+[;,)]*$/, 3],
  [/^\[[\w."-]+\]$/, 1],
  // Style sheets
  [/^[@.#*\w][^.;]*\{(?:\s*[\w-]+\s*:.*\})?$/, 3],
  [/^[a-z-]+\s*:\s*[^;]+;(?:\s*\})?$/, 3],
  // Comments
  [/^(?:\/\/|\/\*|\*\/|--\s|#\s|;;|""")/, 2],
  // Signs inside a line
  [/[;{}]$/, 2],
  [/[,(]$/, 1],
  [/^[\w.$[\]'">-]+\s*(?:[-+*/.|&%:?]|\?\?)?=\s*\S/, 2],
  [/=>|->|::|\?\?|\w\+\+|<\?|\$\{|\{\{/, 2],
  [/(?:^|\s)(?:&&|\|\||===?|!==?|<=|>=|:=|<<|>>|\+=|2>&1)(?:\s|$)/, 2],
  [/\$[a-z_{(]/i, 2],
  [/\w\((?:["'`$\w][^()]*)?\)|\w\(["'`]/, 1],
  [/\w\[["'$\w]+\]/, 1],
  [/\\[nrtsdw"'\\u]/, 1],
  [/["'`]\s*[,)\];}]/, 1],
  // Prose
  [/[\p{L}\p{M}\d%)”’»"]\s?[.!?…。！？।؟۔]$/u, -2],
  [/(?:^|\s)\p{L}\p{Ll}+(?:,?\s\p{L}[\p{L}\p{M}’'-]*){6}/u, -2],
]

/** Lines longer than this are judged by their beginning; real code and prose show themselves there. */
const judgedLength = 400

/** How much a line (without indentation) looks like code: 3 is surely, 2 likely, 0 nothing known, below 0 prose. */
export function codeScore(text: string): number {
  const line = text.length > judgedLength ? text.slice(0, judgedLength) : text
  let score = 0
  for (const [sign, weight] of signs) if (sign.test(line)) score += weight
  return score - foreignShare(line)
}

/** Scripts that code is not written in speak for prose, unless they stand in a string or a comment. */
function foreignShare(line: string): number {
  const letters = line.replace(quoted, '').match(foreignLetters)?.length ?? 0
  return letters * 3 > line.length ? 4 : 0
}

const quoted = /"[^"]*"|'[^']*'|(?:\/\/|#).*$/g
const foreignLetters = /[^\p{Script=Latin}\P{L}]/gu

/** Whether a line begins a file, so that it also begins a new block. */
export function beginsFile(text: string): boolean {
  return fileStart.test(text)
}

const fileStart = /^(?:#!\s*\/|<\?php|<\?xml|<!doctype\b)/i

/** How many brackets a text leaves open (above 0) or closes too often. Strings are not understood: a hint only. */
export function openBrackets(text: string): number {
  let open = 0
  for (const char of text) {
    if (char === '(' || char === '[' || char === '{') open++
    else if (char === ')' || char === ']' || char === '}') open--
  }
  return open
}
