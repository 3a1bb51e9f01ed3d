/** What becomes of the things that messages speak of: every rule declares one outcome, and the ledger groups by it. */

interface OutcomeText {
  /** Heads the rules of this outcome in the ledger and in the documentation. */
  title: string
  /** One sentence: what this says about the article. */
  about: string
  /** Whether something that a source holds, or should, is not in the record as it was. */
  isLoss: boolean
}

/** In the order of the ledger: the worst first. */
export const outcomes = {
  refused: {
    title: 'refused',
    about: 'No article came out, or it was not written.',
    isLoss: true,
  },
  'not-supported': {
    title: 'not supported',
    about: 'Dropped: it cannot be read, is unsafe, or the record has no place for it.',
    isLoss: true,
  },
  'carried-with-loss': {
    title: 'carried with loss',
    about: 'Kept in a simpler form than the source has.',
    isLoss: true,
  },
  'not-in-source': {
    title: 'not in source',
    about: 'Missing from the record, because the source does not hold it.',
    isLoss: true,
  },
  'not-article': {
    title: 'not of the article',
    about: 'Left out, because it belongs to the site or the tool and not to the article.',
    isLoss: false,
  },
  repaired: {
    title: 'repaired',
    about: 'Damaged in the source, and read as it was meant.',
    isLoss: false,
  },
  guessed: {
    title: 'guessed',
    about: 'Not stated by the source, and told by signs.',
    isLoss: false,
  },
  kept: {
    title: 'kept as it is',
    about: 'Kept as the source has it, though it was not expected.',
    isLoss: false,
  },
} as const satisfies Record<string, OutcomeText>

/** What became of what a message speaks of. */
export type Outcome = keyof typeof outcomes

// `Object.keys` loses the names.
export const outcomeNames = Object.keys(outcomes) as Outcome[]
