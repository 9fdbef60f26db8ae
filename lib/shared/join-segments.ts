/** A continued answer as one text, without the seams between its segments. */
import type { Part } from './message'

/** The parts without continuations; the texts around one are joined, so that code cut in two is whole again. */
export function joinSegments(parts: readonly Part[]): Part[] {
  const joined: Part[] = []
  let textAt: number | undefined
  let isBehindContinuation = false
  for (const part of parts) {
    if (part.type === 'data-continuation') {
      isBehindContinuation = true
      continue
    }
    const before = textAt === undefined ? undefined : joined[textAt]
    if (part.type === 'text' && isBehindContinuation && textAt !== undefined && before?.type === 'text') {
      joined[textAt] = { ...part, text: before.text + part.text }
    } else {
      joined.push(part)
      if (part.type === 'text') textAt = joined.length - 1
      // A tool call stands between the texts.
      else if (part.type.startsWith('tool-')) textAt = undefined
    }
    if (part.type === 'text') isBehindContinuation = false
  }
  return joined
}
