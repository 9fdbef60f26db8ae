/** A continued answer as it reads: what was written in several legs is one text. */
import type { Part } from './message'

/** The parts without seams; texts before and after one are joined, so that code which was cut in two is whole. */
export function joinSeams(parts: readonly Part[]): Part[] {
  const joined: Part[] = []
  let textAt: number | undefined
  let isBehindSeam = false
  for (const part of parts) {
    if (part.type === 'data-seam') {
      isBehindSeam = true
      continue
    }
    const before = textAt === undefined ? undefined : joined[textAt]
    if (part.type === 'text' && isBehindSeam && textAt !== undefined && before?.type === 'text') {
      joined[textAt] = { ...part, text: before.text + part.text }
    } else {
      joined.push(part)
      if (part.type === 'text') textAt = joined.length - 1
      // What a tool did stands between the texts.
      else if (part.type.startsWith('tool-')) textAt = undefined
    }
    if (part.type === 'text') isBehindSeam = false
  }
  return joined
}
