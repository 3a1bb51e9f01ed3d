import { cdata } from '../xml.ts'

/** A meta value of an item. */
export function metaElement(key: string, value: string): string {
  return `<wp:postmeta>${cdata('wp:meta_key', key)}${cdata('wp:meta_value', value)}</wp:postmeta>`
}
