/** A continued answer as one text, without the seams between its segments. */
import type { Part } from './message'

/** The parts without continuations; the texts around one are joined, so that code cut in two is whole again. */
export function joinSegments(parts: readonly Part[]): Part[] {
  const joined: Part[] = []
  for (const [at, place] of joinedPlaces(parts).entries()) {
    const part = parts[at]
    if (place === undefined || !part) continue
    const before = joined[place]
    if (before?.type === 'text' && part.type === 'text') joined[place] = { ...part, text: before.text + part.text }
    else joined.push(part)
  }
  return joined
}

/** In a document: no section continues what is before these. */
const ENDS_TEXTS: ReadonlySet<string> = new Set(['data-outline', 'data-section-end'])

/** For each part, its index among the joined ones; undefined for a continuation. */
export function joinedPlaces(parts: ReadonlyArray<{ type: string }>): Array<number | undefined> {
  let count = 0
  let textPlace: number | undefined
  let isBehindContinuation = false
  return parts.map(({ type }) => {
    if (type === 'data-continuation') {
      isBehindContinuation = true
      return undefined
    }
    const isJoined = type === 'text' && isBehindContinuation && textPlace !== undefined
    const place = isJoined ? textPlace : count
    if (!isJoined) count += 1
    if (type === 'text') {
      textPlace = place
      isBehindContinuation = false
    }
    // A tool call stands between the texts, or they are of different sections of a document.
    else if (type.startsWith('tool-') || ENDS_TEXTS.has(type)) textPlace = undefined
    return place
  })
}
