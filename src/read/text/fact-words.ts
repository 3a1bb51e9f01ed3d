/**
 * The words before a fact of an article, as themes print them: those of WordPress' own translations (the `.mo` files of
 * WordPress 6.1), of its default themes and of the most used others.
 */

/** What a part of a line says of an article. */
export type Fact = 'publishedAt' | 'authors' | 'categories' | 'tags'

/** What messages call the facts; of those of a line the first of these. */
export const factNames: Record<Fact, string> = {
  authors: 'author',
  publishedAt: 'date',
  categories: 'categories',
  tags: 'tags',
}

/**
 * `sure` words are said of nothing else; a `noun` needs a colon or another fact beside it; a `link` leads to a fact only
 * behind another, or in front of a name.
 */
export type Certainty = 'sure' | 'noun' | 'link'

/** Patterns of words, by what they lead to. A date is one whatever leads to it: `Publicado en` may lead to both. */
export const factWords: readonly [Fact, Certainty, string][] = [
  [
    'publishedAt',
    'sure',
    `(?:originally |last |first )?(?:published|posted|written|updated|modified)(?: on| at)?|(?:post|publication) (?:date|published)|
    (?:zuletzt )?(?:veröffentlicht|geschrieben|verfasst|erstellt|aktualisiert)(?: am)?|beitragsdatum|beitrag veröffentlicht|
    (?:publié|posté|écrit|mis à jour)(?: le)?|date de publication|publication publiée|
    (?:publicado|escrito|actualizado|atualizado|postado)(?: el| em| en)?|fecha de publicación|data de publicação|
    (?:pubblicato|scritto|aggiornato)(?: il| in)?|data di pubblicazione|
    (?:geplaatst|gepubliceerd|bijgewerkt)(?: op)?|berichtdatum|(?:publicerat|publicerad|udgivet|publisert|julkaistu)(?: den)?|
    opublikowano|publikováno|publikované|közzétéve|publicat|objavljeno|опубликовано|опубліковано|публикувано|дата публикации|
    yayın tarihi|yayımlanma tarihi|δημοσιεύτηκε|diterbitkan|đăng (?:ngày|lúc)|投稿日|公開日|更新日|发布于|发布日期|發佈於|發佈日期|
    게시일|작성일|نُشر في|نشر في|تاريخ النشر|منتشر ?شده در|פורסם (?:ב|בתאריך)`,
  ],
  ['publishedAt', 'noun', 'dates?|datum|fecha|data|дата|日付|日期|날짜|التاريخ|تاریخ|תאריך'],
  [
    'authors',
    'sure',
    `(?:written|posted|published|created|authored|submitted|(?:post|article|words|text|story)) by|post author|
    (?:geschrieben|verfasst|veröffentlicht|erstellt) von|beitrags-autor|(?:écrit|publié|posté|rédigé) par|auteur de la publication|
    (?:escrito|publicado|postado) por|autor de la entrada|autor do post|(?:scritto|pubblicato) da|autore dell’articolo|
    (?:geschreven|geplaatst|gepubliceerd) door|(?:skrivet|publicerat) av|skrevet af|написано|автор записи|投稿者|글쓴이|작성자|
    بقلم|بواسطة|توسط|מאת|על ידי`,
  ],
  [
    'authors',
    'noun',
    'authors?|autor(?:en|es|in|a)?|auteurs?|autore|forfatter|författare|författad|kirjoittaja|автор|yazar|szerző|penulis|tác giả|作者|كاتب|نویسنده|लेखक',
  ],
  ['authors', 'link', 'by|von|par|por|di|da|door|av|af|przez|автор|от|yazan|oleh|bởi|由'],
  [
    'categories',
    'sure',
    `(?:this (?:entry|post|article) was )?(?:posted|filed|categori(?:s|z)ed) (?:in|under|as)|post categor(?:y|ies)|
    veröffentlicht (?:in|unter)|beitrags-kategorie|publié dans|classé (?:dans|sous)|publicada? en|archivado en|
    pubblicato in|publicado em|geplaatst in|опубликовано в|рубрика записи|yayınlanan kategori`,
  ],
  [
    'categories',
    'noun',
    `categor(?:y|ies)|kategorien?|kategori(?:er|ler)?|kategorie(?:ë|n)?|categorieën|catégories?|categor(?:í|i)as?|categori(?:a|e)|рубрик(?:а|и)|
    категори(?:и|я)|категорії|kategóriák?|rubriky|カテゴリー?|分类(?:目录)?|分類|카테고리|التصنيفات?|تصنيفات|دسته‌?(?:ها|بندی)|קטגורי(?:ה|ות)`,
  ],
  ['categories', 'link', 'in|dans|en|em|в'],
  [
    'tags',
    'sure',
    `(?:(?:and|und|et|y|e) )?(?:tagged(?: with| as)?|verschlagwortet mit|étiqueté|etiquetado(?: como)?)|post tags?|getagd(?: met)?|otagowano`,
  ],
  [
    'tags',
    'noun',
    `tags?|schlagw(?:örter|orte)|étiquettes?|mots-clés|etiquetas?|etichette|tagi|štítky|címkék|метки|теги|теґи|etiketler|stikkord|taggar|
    avainsanat|タグ|标签|標籤|태그|الوسوم|وسوم|برچسب‌?ها|תגיות`,
  ],
]

/** What stands beside the facts: how many comments there are, how long it takes to read, what one may do. */
export const besideFacts = `(?:post comments|reading time|lesezeit|temps de lecture|tiempo de lectura|tempo di lettura|tempo de leitura)\\s?:|
  (?:\\d{1,6}|no|one|leave an?|add an?|write an?|post an?) (?:comments?|responses?|repl(?:y|ies)|thoughts?|views?|shares?|likes?)(?: (?:on|to) .*)?|
  comments? (?:off|closed)(?: on .*)?|(?:hinterlasse|schreibe) (?:einen kommentar|eine antwort)|(?:\\d{1,6}|keine?|ein) kommentare?(?: zu .*)?|
  laisser un commentaire|(?:\\d{1,6}|aucun|un|pas de) commentaires?(?: sur .*)?|dej(?:a|e) un comentario|agregar un comentario|
  (?:\\d{1,6}|no hay|un|sin|nenhum|sem) coment(?:a|á)rios?(?: en .*)?|deixe um comentário|lascia un commento|(?:\\d{1,6}|nessun) comment(?:o|i)|
  (?:een reactie plaatsen|geef een reactie|(?:\\d{1,6}|geen) reacties?)|(?:добавить|оставить) комментарий|комментариев нет|
  (?:bir cevap yazın|yorum yapın)|コメントを残す|コメントする|댓글 남기기|发表评论|發表迴響|أضف تعليق|اترك تعليقاً?|کتابة تعليق|دیدگاه‌?تان را بنویسید|
  (?:reading time:? )?\\d{1,3}\\+? ?-?(?:min(?:ute)?s?\\.?|min\\.|minuten|minutos|minuti|мин\\.?|分)(?: (?:(?:of )?read(?:ing)?(?: time)?|to read|lesezeit|lesedauer|de lecture|de lectura|de leitura|di lettura|czytania|чтения))?|
  bookmark the permalink|permalink|edit(?: this)?|print|share`
