/** How much of a file that an article shows is read. One that is larger is not copied, and told. */
export const assetLimits = {
  bytes: 50_000_000,
  /** A browser needs four bytes for each, however small the file is. */
  pixels: 100_000_000,
  /** Of a drawing, which is read as XML. */
  svgBytes: 5_000_000,
}
