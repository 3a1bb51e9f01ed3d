/** Elements that mean something only inside of others, and those; elsewhere they are wrappers. */
export const owners = new Map<string, string[]>(
  Object.entries({
    li: ['ul', 'ol'],
    dt: ['dl'],
    dd: ['dl'],
    caption: ['table'],
    colgroup: ['table'],
    col: ['colgroup'],
    thead: ['table'],
    tbody: ['table'],
    tfoot: ['table'],
    tr: ['thead', 'tbody', 'tfoot', 'table'],
    td: ['tr'],
    th: ['tr'],
    figcaption: ['figure'],
    summary: ['details'],
  }),
)
