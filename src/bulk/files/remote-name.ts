/** Names of sources that lie elsewhere: `https://…`, and `s3://bucket/key` for objects of a store. */

/** Whether a source is named by a URL. */
export function isRemote(path: string): boolean {
  return /^(?:https?|s3):\/\//i.test(path)
}

/** Whether a source is an object of a store. */
export function isObject(path: string): boolean {
  return /^s3:/i.test(path)
}

/** The part of a name that says what kind of file it is: of a URL without what is asked there. */
export function fileNameOf(path: string): string {
  return isRemote(path) && !isObject(path) ? (/^[^?#]*/.exec(path)?.[0] ?? path) : path
}
