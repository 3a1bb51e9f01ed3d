/** Hashes of the characters of a word, made while they are read. */

/** Places for hashes in a table of some hundred words. */
export const places = 4096

/** The hash of some characters, and the one that follows them. */
export const hashed = (hash: number, code: number) => (Math.imul(hash, 31) + code) | 0

export const placeOf = (hash: number) => (hash ^ (hash >>> 12)) & (places - 1)

export const hashOf = (word: string) => [...word].reduce((hash, sign) => hashed(hash, sign.charCodeAt(0)), 0)
