/** The words of a site round its articles. Those of an article itself are in `render/words.ts`. */

const english = {
  home: 'Articles',
  categories: 'Categories',
  tags: 'Tags',
  authors: 'Authors',
  archive: 'Archive',
  search: 'Search',
  skip: 'Skip to the content',
  menu: 'Site',
  pages: 'Pages',
  newer: 'Newer',
  older: 'Older',
  page: 'Page',
  of: 'of',
  previous: 'Previous',
  next: 'Next',
  related: 'Related articles',
  notFound: 'Page not found',
  notFoundHint: 'The page you were looking for is not here. It may have moved.',
  empty: 'Nothing here yet.',
  results: 'results',
  nothingFound: 'Nothing found.',
  searching: 'Searching…',
  needsScript: 'Search needs JavaScript.',
  noSearch:
    'Search is not set up on this site. Whoever builds it can install Pagefind (npm install pagefind) and build again.',
}

/** Every word has a name; a site may say any of them otherwise. */
export type SiteWords = typeof english

/** The words in the language of the site, or in English if nobody has translated them yet. */
export function siteWordsIn(language: string | undefined, own: Partial<SiteWords> = {}): SiteWords {
  const words = translations.get(language?.split('-')[0]?.toLowerCase() ?? '') ?? english
  return { ...words, ...own }
}

/** One language a line, in the order of the names above. To add one: one line. */
// biome-ignore format: one language a line
const translations: ReadonlyMap<string, SiteWords> = new Map(
  Object.entries<string[]>({
    de: ['Artikel', 'Rubriken', 'Schlagwörter', 'Autoren', 'Archiv', 'Suche', 'Zum Inhalt springen', 'Website', 'Seiten', 'Neuere', 'Ältere', 'Seite', 'von', 'Voriger', 'Nächster', 'Ähnliche Artikel', 'Seite nicht gefunden', 'Die gesuchte Seite gibt es hier nicht. Vielleicht ist sie umgezogen.', 'Hier ist noch nichts.', 'Treffer', 'Nichts gefunden.', 'Suche läuft …', 'Die Suche braucht JavaScript.'],
    fr: ['Articles', 'Catégories', 'Mots-clés', 'Auteurs', 'Archives', 'Recherche', 'Aller au contenu', 'Site', 'Pages', 'Plus récents', 'Plus anciens', 'Page', 'sur', 'Précédent', 'Suivant', 'Articles similaires', 'Page introuvable', 'La page demandée n’existe pas ici. Elle a peut-être changé d’adresse.', 'Rien ici pour le moment.', 'résultats', 'Aucun résultat.', 'Recherche…', 'La recherche nécessite JavaScript.'],
    es: ['Artículos', 'Categorías', 'Etiquetas', 'Autores', 'Archivo', 'Buscar', 'Saltar al contenido', 'Sitio', 'Páginas', 'Más recientes', 'Más antiguos', 'Página', 'de', 'Anterior', 'Siguiente', 'Artículos relacionados', 'Página no encontrada', 'La página que busca no está aquí. Quizá se haya movido.', 'Aquí no hay nada todavía.', 'resultados', 'No se encontró nada.', 'Buscando…', 'La búsqueda necesita JavaScript.'],
    ar: ['المقالات', 'التصنيفات', 'الوسوم', 'الكتّاب', 'الأرشيف', 'بحث', 'انتقل إلى المحتوى', 'الموقع', 'الصفحات', 'الأحدث', 'الأقدم', 'صفحة', 'من', 'السابق', 'التالي', 'مقالات ذات صلة', 'الصفحة غير موجودة', 'الصفحة التي تبحث عنها ليست هنا. ربما نُقلت.', 'لا شيء هنا بعد.', 'نتائج', 'لا نتائج.', 'جارٍ البحث…', 'يحتاج البحث إلى JavaScript.'],
    he: ['מאמרים', 'קטגוריות', 'תגיות', 'כותבים', 'ארכיון', 'חיפוש', 'דילוג לתוכן', 'האתר', 'עמודים', 'חדשים יותר', 'ישנים יותר', 'עמוד', 'מתוך', 'הקודם', 'הבא', 'מאמרים קשורים', 'העמוד לא נמצא', 'העמוד שחיפשתם אינו כאן. ייתכן שהועבר.', 'אין כאן עדיין דבר.', 'תוצאות', 'לא נמצא דבר.', 'מחפש…', 'החיפוש דורש JavaScript.'],
  }).map(([language, words]) => [language, toWords(words)]),
)

function toWords(words: string[]): SiteWords {
  const names = Object.keys(english) as (keyof SiteWords)[]
  return Object.fromEntries(names.map((name, index) => [name, words[index] ?? english[name]])) as SiteWords
}
