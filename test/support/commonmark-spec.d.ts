declare module 'commonmark-spec' {
  /** The examples, with `→` for tabs. */
  export const tests: { number: number; markdown: string; html: string; section: string }[]
}
