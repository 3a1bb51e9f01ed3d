/** Tables in Markdown, printed row by row. */

export function printHead(cells) {
  printRow(cells)
  printRow(cells.map(() => '---'))
}

export function printRow(cells) {
  console.log(`| ${cells.join(' | ')} |`)
}
