/** What a file is by its first bytes: names and headers lie. */

export interface MediaKind {
  type: string
  /** With its dot. */
  extension: string
}

/** Bytes, one character each, that stand at an offset. */
type Sign = [at: number, bytes: string]

/**
 * Pictures, sound and film that browsers show, and that can hold no script: SVG is a document, and so is not here. The
 * first match counts, so the brands of ISO media (`ftyp`) stand before what is any of them.
 */
const kinds: [type: string, extension: string, ...signs: Sign[]][] = [
  ['image/jpeg', '.jpg', [0, '\xff\xd8\xff']],
  ['image/png', '.png', [0, '\x89PNG\r\n\x1a\n']],
  ['image/gif', '.gif', [0, 'GIF87a']],
  ['image/gif', '.gif', [0, 'GIF89a']],
  ['image/webp', '.webp', [0, 'RIFF'], [8, 'WEBP']],
  ['image/avif', '.avif', [4, 'ftypavif']],
  ['image/avif', '.avif', [4, 'ftypavis']],
  ['image/heic', '.heic', [4, 'ftyphei']],
  ['image/heic', '.heic', [4, 'ftypmif1']],
  ['image/bmp', '.bmp', [0, 'BM'], [6, '\0\0\0\0']],
  ['image/x-icon', '.ico', [0, '\0\0\x01\0']],
  ['image/tiff', '.tif', [0, 'II*\0']],
  ['image/tiff', '.tif', [0, 'MM\0*']],
  ['audio/mpeg', '.mp3', [0, 'ID3']],
  ['audio/mpeg', '.mp3', [0, '\xff\xfb']],
  ['audio/ogg', '.ogg', [0, 'OggS']],
  ['audio/wav', '.wav', [0, 'RIFF'], [8, 'WAVE']],
  ['audio/flac', '.flac', [0, 'fLaC']],
  ['audio/mp4', '.m4a', [4, 'ftypM4A ']],
  ['video/quicktime', '.mov', [4, 'ftypqt  ']],
  ['video/mp4', '.mp4', [4, 'ftyp']],
  ['video/webm', '.webm', [0, '\x1aE\xdf\xa3']],
]

/** The kind of a file of media; nothing for all else. */
export function findMediaKind(bytes: Uint8Array): MediaKind | undefined {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  const found = kinds.find(([, , ...signs]) => signs.every(([at, sign]) => head.startsWith(sign, at)))
  return found && { type: found[0], extension: found[1] }
}
