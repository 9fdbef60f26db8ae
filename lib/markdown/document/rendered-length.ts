/** How much of one text a server renders: finding its blocks cannot be interrupted. */

/** Far more than any model writes in one answer, and some 100 ms of work. */
const MAX_RENDERED = 400_000

/** The length that is rendered: all of an ordinary text, otherwise up to the end of a block or at least of a line. */
export function renderedLength(text: string): number {
  if (text.length <= MAX_RENDERED) return text.length
  for (const end of ['\n\n', '\n']) {
    const at = text.lastIndexOf(end, MAX_RENDERED)
    if (at > MAX_RENDERED / 2) return at + end.length
  }
  return MAX_RENDERED
}
