/** Small exports for tests. */

export interface ItemParts {
  id?: number
  title?: string
  type?: string
  status?: string
  content?: string
  /** More XML of the item. */
  more?: string
}

/** The XML of one item. */
export function item({
  id = 1,
  title = 'A post',
  type = 'post',
  status = 'publish',
  content = '',
  more = '',
}: ItemParts = {}): string {
  return `<item>
<title><![CDATA[${title}]]></title>
<link>https://notes.example/${id}/</link>
<dc:creator><![CDATA[ana]]></dc:creator>
<content:encoded><![CDATA[${content}]]></content:encoded>
<wp:post_id>${id}</wp:post_id>
<wp:post_date>2026-03-04 10:30:00</wp:post_date>
<wp:post_date_gmt>2026-03-04 09:30:00</wp:post_date_gmt>
<wp:status>${status}</wp:status>
<wp:post_type>${type}</wp:post_type>
${more}</item>
`
}

/** The XML of one meta value. */
export function meta(key: string, value: string): string {
  return `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>\n`
}

/** An attachment with its texts. */
export function attachment(id: number, parent = 0): string {
  const more = `<excerpt:encoded><![CDATA[Caption ${id}]]></excerpt:encoded>
<wp:post_parent>${parent}</wp:post_parent>
<wp:attachment_url>https://notes.example/${id}.jpg</wp:attachment_url>
${meta('_wp_attachment_image_alt', `Alt ${id}`)}${meta('_wp_attachment_metadata', 'a:2:{s:5:"width";i:30;s:6:"height";i:20;}')}`
  return item({ id, type: 'attachment', status: 'inherit', more })
}

/** A whole export. */
export function wxr(items: string[], head = ''): string {
  return `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>${head}
<wp:author><wp:author_login>ana</wp:author_login><wp:author_display_name>Ana</wp:author_display_name></wp:author>
${items.join('')}</channel>
</rss>
`
}
