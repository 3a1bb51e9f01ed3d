/** How much of anything is read. Each limit that is reached is a message; `docs/limits.md` is made from this table. */

export interface Limit {
  value: number
  /** What the value counts. */
  unit: string
  /** What is limited, and what becomes of more. */
  about: string
}

/** By name; whoever enforces one takes its value from here. */
export const limits = {
  bytes: {
    value: 20_000_000,
    unit: 'bytes',
    about:
      'A source, after unpacking; a larger one is refused. `maxBytes` changes it. Exports on disk are streamed instead.',
  },
  itemLength: { value: 20_000_000, unit: 'characters', about: 'An item of an export; a larger one is refused.' },
  nodes: {
    value: 200_000,
    unit: 'elements and comments',
    about: 'A page, or the HTML of a post; of the rest the text is read, without its markup.',
  },
  depth: {
    value: 256,
    unit: 'levels',
    about: 'Elements of a body inside each other; of more, the outer and the inner ones are kept.',
  },
  metaDepth: {
    value: 64,
    unit: 'levels',
    about: 'Values of the box inside each other; a deeper one becomes one text.',
  },
  metaValues: { value: 10_000, unit: 'values', about: 'Values of one box; the rest is left out.' },
  frontMatter: {
    value: 65_536,
    unit: 'characters',
    about: 'Front matter; a longer one is kept as code. Its parsers need seconds for more of the worst kind.',
  },
  frontMatterDepth: {
    value: 64,
    unit: 'levels',
    about:
      'Values of front matter inside each other; a deeper one is kept as code. The parser of YAML overflows at about 800.',
  },
  aliases: { value: 10, unit: 'aliases', about: 'YAML values that stand for others: ten of ten each are a billion.' },
  xmlDepth: { value: 64, unit: 'levels', about: 'Elements of an export inside each other; deeper ones are left out.' },
  phpDepth: { value: 64, unit: 'levels', about: 'Serialized values inside each other; a deeper one stays text.' },
  phpValues: {
    value: 100_000,
    unit: 'values',
    about: 'Values of one serialized text, references counted with what they stand for; of more, the text stays.',
  },
} as const satisfies Record<string, Limit>
