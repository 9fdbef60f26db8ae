/**
 * A timeline -> the replay of a shared answer: when how much of each part was there. Pure. It stores no text: whoever
 * watches gets the text from the share.
 */
import { isDeepStrictEqual } from 'node:util'
import type { SharedPart } from '@/lib/shared/api/share'
import { MAX_REPLAY_STEPS, type ReplaySteps, replaySteps } from '@/lib/shared/api/share-replay'
import { joinedPlaces, joinSegments } from '@/lib/shared/join-segments'
import type { Part } from '@/lib/shared/message'
import type { Moment } from '@/lib/stream/timeline'
import { type Growth, growthsOf } from './part-growth'
import { sharedPart } from './snapshot'

/**
 * The replay of an answer with these parts, from its moments. Undefined where they do not come to exactly what the share
 * shows, as when a recording was cut or is no longer kept.
 */
export function replayOf(moments: readonly Moment[], parts: readonly Part[]): ReplaySteps | undefined {
  const grown = growthsOf(moments)
  if (!isDeepStrictEqual(shownIn(grown.parts), shownIn(parts))) return undefined
  const shared = joinSegments(grown.parts).map((part) => sharedPart(part)[0])
  const steps = thinned(stepsOf(grown.growths, placesOf(grown.parts, shared)))
  const reached = new Map(steps.map(([, place, length]) => [place, length]))
  const isWhole = shared.filter((part) => part !== undefined).every((part, at) => reached.get(at) === lengthOf(part))
  return isWhole ? replaySteps.safeParse(steps).data : undefined
}

const lengthOf = (part: SharedPart) => (part.type === 'text' ? part.text.length : 1)

/** What a share may show of the parts. The database keeps the fields of an object in another order. */
function shownIn(parts: readonly Part[]): unknown {
  const shown = joinSegments(parts).flatMap((part): object[] => {
    if (part.type === 'text') return [{ text: part.text }]
    const [shared] = sharedPart(part)
    if (shared?.type !== 'tool' || !('input' in part)) return shared ? [shared] : []
    const { name, state } = shared
    return [{ name, state, input: part.input ?? null, output: part.state === 'output-available' ? part.output : null }]
  })
  return JSON.parse(JSON.stringify(shown))
}

/** Where a part of the message is in the share. */
interface Place {
  place: number
  /** The share's length of the part's first characters. */
  lengthOf(length: number): number
}

/** The place of each part of the message; undefined for what a share leaves out. */
function placesOf(parts: readonly Part[], shared: ReadonlyArray<SharedPart | undefined>): Array<Place | undefined> {
  let count = 0
  const joined = joinSegments(parts)
  const places = shared.map((part, at) => {
    if (!part) return undefined
    const whole = joined[at]
    const lengthOf = whole?.type === 'text' && part.type === 'text' ? lengthsIn(part.text, whole.text) : undefined
    count += 1
    return { place: count - 1, lengthOf: lengthOf ?? ((length: number) => length), start: 0 }
  })
  return joinedPlaces(parts).map((at, index) => {
    const place = at === undefined ? undefined : places[at]
    if (!place) return undefined
    const { start, lengthOf } = place
    const part = parts[index]
    if (part?.type === 'text') place.start += part.text.length
    return { place: place.place, lengthOf: (length) => lengthOf(start + length) }
  })
}

/** For the first characters of a text, how many are in its shared form, which lacks some. No character is cut in two. */
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
    const now = place.lengthOf(length)
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
