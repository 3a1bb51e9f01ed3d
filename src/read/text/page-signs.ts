/** What tells that a dump is of a whole page: words that sites put round what they show. */

import { endsSentence } from './chrome.ts'
import type { Line } from './lines.ts'

/** Whether lines are those of menus, buttons and the foot of a page: three signs of it, or two among many short lines. */
export function isPage(lines: readonly Line[]): boolean {
  const signs = new Set(lines.flatMap(signsOf))
  return signs.size >= sureSigns || (signs.size >= fewSigns && lines.filter(isShort).length >= menuLines)
}

/** The last line from which on there are sure signs of a page; -1 if there are none. */
export function lastPageStart(lines: readonly Line[]): number {
  const signs = new Set<string>()
  return lines.findLastIndex((line) => {
    for (const sign of signsOf(line)) signs.add(sign)
    return signs.size >= sureSigns
  })
}

const sureSigns = 3
const fewSigns = 2
/** Lines from which on they may be those of a menu. */
const menuLines = 12

function signsOf(line: Line): string[] {
  return isShort(line) ? (line.text.toLowerCase().match(pageSigns) ?? []) : []
}

function isShort({ text }: Line): boolean {
  return text !== '' && text.length <= maxLength && !endsSentence(text)
}

const maxLength = 80
/** Words of menus, of buttons, and of what stands at the foot of each page of a site. */
const pageSigns =
  /(?<![\p{L}\p{N}])(?:skip to|menu|search|home|log ?in|sign ?(?:in|up)|subscribe|newsletters?|privacy|terms|contact|about us|all rights reserved|copyright|facebook|twitter|instagram|youtube|linkedin|whatsapp|share|cookies?|advertise|advertisement|leave a|rss|sitemap|imprint|impressum|datenschutz|kontakt|startseite|mentions légales|confidentialité|contacto|inicio|accueil|aviso legal|privacidade?|início|контакты|войти|поиск|главная)(?![\p{L}\p{N}])|©|プライバシー|ログイン|お問い合わせ|検索|ホーム|隐私|登录|首页|联系/gu
