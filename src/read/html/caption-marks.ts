/** How classes say that an element is the caption of a picture, or names who made it. */

/** Whether a `class` has a word such as `caption`, `photo_credit` or `imageCaption`. */
export function saysCaption(className: string | undefined): boolean {
  return className !== undefined && captionWord.test(className)
}

const captionWord = /caption|credit|cutline/i
