/** How much of one text is rendered where a server renders it: finding its blocks is one piece of work that nothing interrupts. */

/** Far more than any model writes in one answer, and some 100 ms of work. */
const MAX_RENDERED = 400_000

/** The length of the beginning that is rendered: all of an ordinary text, else as much as ends with a block or at least a line. */
export function renderedLength(text: string): number {
  if (text.length <= MAX_RENDERED) return text.length
  for (const end of ['\n\n', '\n']) {
    const at = text.lastIndexOf(end, MAX_RENDERED)
    if (at > MAX_RENDERED / 2) return at + end.length
  }
  return MAX_RENDERED
}
