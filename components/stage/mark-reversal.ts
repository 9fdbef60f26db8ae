/** Marks in a pane what was shown too early, without changing its nodes. */
import type { Reversal } from '@/lib/shared/text/reversals'

const NAME = 'stage-reversal'

/** Marks both sentences where the browser can. Returns a function that takes the marks away. */
export function markReversal(pane: Element, { said, takenBack }: Reversal): () => void {
  if (typeof CSS === 'undefined' || !('highlights' in CSS) || typeof Highlight === 'undefined') return () => {}
  const ranges = [said, takenBack].flatMap((sentence) => rangeOf(pane, sentence) ?? [])
  CSS.highlights.set(NAME, new Highlight(...ranges))
  return () => CSS.highlights.delete(NAME)
}

/** The range of a sentence, which may span several nodes. */
function rangeOf(element: Element, sentence: string): Range | undefined {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const nodes: Array<{ node: Node; start: number }> = []
  let text = ''
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push({ node, start: text.length })
    text += node.textContent ?? ''
  }
  const start = text.indexOf(sentence)
  if (start === -1) return undefined
  const place = (at: number) => {
    const found = nodes.findLast((each) => each.start <= at) ?? nodes[0]
    return found && ([found.node, at - found.start] as const)
  }
  const [from, to] = [place(start), place(start + sentence.length - 1)]
  if (!from || !to) return undefined
  const range = document.createRange()
  range.setStart(...from)
  range.setEnd(to[0], to[1] + 1)
  return range
}
