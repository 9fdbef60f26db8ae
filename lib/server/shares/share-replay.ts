/**
 * A timeline -> the replay of a shared answer: when how much of each part was there. Pure. It stores no text: the
 * text comes from the share.
 */
import { isDeepStrictEqual } from 'node:util'
import type { SharedPart } from '@/lib/shared/api/share'
import { MAX_REPLAY_STEPS, type ReplaySteps, replaySteps } from '@/lib/shared/api/share-replay'
import { joinedPlaces } from '@/lib/shared/join-segments'
import type { Part } from '@/lib/shared/message'
import type { Moment } from '@/lib/stream/timeline'
import { type Growth, growthsOf } from './part-growth'
import { type SharedPair, sharedPairs } from './snapshot'

/**
 * The replay of an answer with these parts, from its moments. Undefined where they do not come to exactly what the share
 * shows, as when a recording was cut or is no longer kept.
 */
export function replayOf(moments: readonly Moment[], parts: readonly Part[]): ReplaySteps | undefined {
  const grown = growthsOf(moments)
  if (!isDeepStrictEqual(shownIn(grown.parts), shownIn(parts))) return undefined
  const pairs = sharedPairs(grown.parts)
  const steps = thinned(stepsOf(grown.growths, placesOf(grown.parts, pairs)))
  const reached = new Map(steps.map(([, place, length]) => [place, length]))
  const shown = pairs.flatMap(({ shared }) => shared ?? [])
  const isWhole = shown.every((part, at) => reached.get(at) === lengthOf(part))
  return isWhole ? replaySteps.safeParse(steps).data : undefined
}

const lengthOf = (part: SharedPart) => (part.type === 'text' ? part.text.length : 1)

/** What a share may show of the parts. The database keeps the fields of an object in another order. */
function shownIn(parts: readonly Part[]): unknown {
  const shown = sharedPairs(parts).flatMap(({ part, shared }): object[] => {
    if (part.type === 'text') return shared ? [{ text: part.text }] : []
    if (shared?.type !== 'tool' || !('input' in part)) return shared ? [shared] : []
    const { name, state } = shared
    return [{ name, state, input: part.input ?? null, output: part.state === 'output-available' ? part.output : null }]
  })
  return JSON.parse(JSON.stringify(shown))
}

/** Where a part of the message is in the share. */
interface Place {
  place: number
  /** How much of the shared part is there when this much of the part has come. */
  sharedLength(length: number): number
}

/** The place of each part of the message; undefined for what a share leaves out. */
function placesOf(parts: readonly Part[], pairs: readonly SharedPair[]): Array<Place | undefined> {
  let count = 0
  const places = pairs.map(({ part, shared }) => {
    if (!shared) return undefined
    count += 1
    const sharedLength =
      part.type === 'text' && shared.type === 'text' ? lengthsIn(shared.text, part.text) : (length: number) => length
    return { place: count - 1, sharedLength, start: 0 }
  })
  return joinedPlaces(parts).map((at, index) => {
    const joined = at === undefined ? undefined : places[at]
    if (!joined) return undefined
    const { place, start, sharedLength } = joined
    const part = parts[index]
    // The texts of several segments are one text of the share.
    if (part?.type === 'text') joined.start += part.text.length
    return { place, sharedLength: (length) => sharedLength(start + length) }
  })
}

/** How many of a text's first characters are in its shared form, which may lack some. No character is cut in two. */
function lengthsIn(shared: string, text: string): (length: number) => number {
  const kept = shared.length === text.length ? undefined : new Uint32Array(text.length + 1)
  for (let at = 0, length = 0; kept && at < text.length; at += 1) {
    if (text.charCodeAt(at) === shared.charCodeAt(length)) length += 1
    kept[at + 1] = length
  }
  return (length) => {
    const own = kept ? (kept[Math.min(length, text.length)] ?? 0) : length
    const last = shared.charCodeAt(own - 1)
    return own < shared.length && last >= 0xd800 && last < 0xdc00 ? own - 1 : own
  }
}

/** Steps in order of time; those of one part at one time are one step. */
function stepsOf(growths: readonly Growth[], places: ReadonlyArray<Place | undefined>): ReplaySteps {
  const steps: ReplaySteps = []
  const lengths = new Map<number, number>()
  for (const { at, part, length } of growths) {
    const place = places[part]
    if (!place) continue
    const now = place.sharedLength(length)
    if (now <= (lengths.get(place.place) ?? -1)) continue
    lengths.set(place.place, now)
    const last = steps.at(-1)
    if (last?.[0] === at && last[1] === place.place) last[2] = now
    else steps.push([at, place.place, now])
  }
  return steps
}

/** Neighbouring steps of one part are joined until there are few enough. */
function thinned(steps: ReplaySteps): ReplaySteps {
  if (steps.length <= MAX_REPLAY_STEPS) return steps
  const fewer: ReplaySteps = []
  for (const [at, step] of steps.entries()) {
    const last = fewer.at(-1)
    if (at % 2 === 1 && last?.[1] === step[1]) last[2] = step[2]
    else fewer.push([...step])
  }
  return fewer.length < steps.length ? thinned(fewer) : fewer
}
