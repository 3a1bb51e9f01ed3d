/** How classes and words say that something is the caption of a picture, or names where it is from. */

/** Whether a `class` has a word such as `caption`, `photo_credit` or `imageCaption`. */
export function saysCaption(className: string | undefined): boolean {
  return className !== undefined && captionWord.test(className)
}

const captionWord = /caption|credit|cutline/i

/** Whether a `class` says of an element that it is a picture with its caption, as docutils, Org and Asciidoctor write them. */
export function saysFigure(className: string | undefined): boolean {
  return className !== undefined && figureWord.test(className)
}

const figureWord = /(?:^|\s)(?:figure|imageblock)(?=\s|$)/i

/** Whether a line beside a picture tells where it is from: "Source: Ann Example", "(Foto: dpa)", "A boat. | © Per Voss". */
export function saysCredit(text: string): boolean {
  return text.length <= longestCredit && credit.test(text)
}

/** Characters of a credit, with what is said of the picture. */
export const longestCredit = 600

/** What is said between a picture and who made it, in the languages of the web's most pages. */
const picture =
  anyOf(String.raw`images? photos? photographs? photography pictures? screenshots? graphics? illustrations? infographics?
  charts? fotos? bild(?:er)? grafik abbildung imagen imágenes fotografía gráfico imagem imagens fotografia immagine immagini
  beeld afbeelding zdjęcie fot\.? obrázek kép fotó görsel fotoğraf фото изображение иллюстрация 图片? 照片 写真 画像 사진`)
const source =
  anyOf(`sources? credits? courtesy quellen? bildquelle bildnachweis bildrechte fotocredit fuentes? créditos?
  fontes? crédits? crediti? bron(?:nen)? källa kilde lähde źródło zdroj forrás sursa kaynak источник джерело 来源 图源 出典 출처`)
const label = `(?:${picture}(?:\\s*(?:${source}|by|via))?|${source}(?:\\s+${picture})?)\\s*[:：]`
/** Not the year of a site's own notice. */
const copyright = '©\\s*(?!\\d{4})\\S'
const words = `(?:${picture}\\s+(?:source|credit|by|via|courtesy|from)|courtesy (?:of|by))(?!\\p{L})`
const credit = new RegExp(
  `^[\\s(\\[*•–-]*(?:${label}|${words}|${copyright})|[|/(\\[–—.]\\s*(?:${label}|${copyright})[^:]{0,80}$`,
  'iu',
)

function anyOf(patterns: string): string {
  return `(?:${patterns.split(/\s+/).join('|')})`
}
