/** The few words that a page says by itself. */

export interface Words {
  contents: string
  updated: string
  similar: string
  table: string
  /** The language of the words, only if it is not that of the article. */
  lang?: string
}

/** The words in the language of the article, or in English if nobody has translated them yet. */
export function wordsIn(language: string | undefined): Words {
  const words = translations.get(language?.split('-')[0]?.toLowerCase() ?? '')
  return words ? toWords(words) : { ...english, lang: 'en' }
}

type Row = [contents: string, updated: string, similar: string, table: string]

function toWords([contents, updated, similar, table]: Row): Words {
  return { contents, updated, similar, table }
}

/** One language a line: contents, updated, similar posts, table. To add one: one line. */
const translations: ReadonlyMap<string, Row> = new Map(
  Object.entries<Row>({
    ar: ['المحتويات', 'آخر تحديث', 'مقالات مشابهة', 'جدول'],
    cs: ['Obsah', 'Aktualizováno', 'Podobné články', 'Tabulka'],
    da: ['Indhold', 'Opdateret', 'Lignende indlæg', 'Tabel'],
    de: ['Inhalt', 'Aktualisiert', 'Ähnliche Beiträge', 'Tabelle'],
    el: ['Περιεχόμενα', 'Ενημερώθηκε', 'Παρόμοια άρθρα', 'Πίνακας'],
    en: ['Contents', 'Updated', 'Similar posts', 'Table'],
    es: ['Contenido', 'Actualizado', 'Entradas similares', 'Tabla'],
    fa: ['فهرست', 'به‌روزرسانی', 'نوشته‌های مشابه', 'جدول'],
    fi: ['Sisällys', 'Päivitetty', 'Samankaltaisia artikkeleita', 'Taulukko'],
    fr: ['Sommaire', 'Mis à jour', 'Articles similaires', 'Tableau'],
    he: ['תוכן העניינים', 'עודכן', 'פוסטים דומים', 'טבלה'],
    hi: ['विषय-सूची', 'अपडेट किया गया', 'मिलते-जुलते लेख', 'तालिका'],
    hu: ['Tartalom', 'Frissítve', 'Hasonló bejegyzések', 'Táblázat'],
    id: ['Daftar isi', 'Diperbarui', 'Artikel serupa', 'Tabel'],
    it: ['Indice', 'Aggiornato', 'Articoli simili', 'Tabella'],
    ja: ['目次', '更新', '関連記事', '表'],
    ko: ['목차', '업데이트', '비슷한 글', '표'],
    nl: ['Inhoud', 'Bijgewerkt', 'Vergelijkbare berichten', 'Tabel'],
    pl: ['Spis treści', 'Zaktualizowano', 'Podobne wpisy', 'Tabela'],
    pt: ['Conteúdo', 'Atualizado', 'Artigos semelhantes', 'Tabela'],
    ro: ['Cuprins', 'Actualizat', 'Articole similare', 'Tabel'],
    ru: ['Содержание', 'Обновлено', 'Похожие записи', 'Таблица'],
    sv: ['Innehåll', 'Uppdaterad', 'Liknande inlägg', 'Tabell'],
    th: ['สารบัญ', 'อัปเดต', 'บทความที่คล้ายกัน', 'ตาราง'],
    tr: ['İçindekiler', 'Güncellendi', 'Benzer yazılar', 'Tablo'],
    uk: ['Зміст', 'Оновлено', 'Схожі записи', 'Таблиця'],
    vi: ['Mục lục', 'Cập nhật', 'Bài viết tương tự', 'Bảng'],
    zh: ['目录', '更新于', '相似文章', '表格'],
  }),
)

const english: Words = toWords(['Contents', 'Updated', 'Similar posts', 'Table'])
